import type { Dice } from './dice.ts';

/** Names from many countries, written for measuring: the detectors' dictionaries are other lists. */
const GIVEN =
  `Abigail Adaeze Agnieszka Aisha Alejandra Amara Amelia Anders Anjali Antonella Arjun Astrid Ayumi
  Beatriz Benedikt Birgit Bob Bronwyn Camila Caoimhe Carlos Catriona Chidi Chiara Clarence Dagmar
  Darnell Deborah Derek Dmitri Doreen Eduardo Eilidh Ekaterina Elif Emeka Enrique Ethel Fatima Feng
  Fernando Fiona Florence Francesca Gareth Gerald Giovanni Gloria Grzegorz Gudrun Gus Hannah Haruka
  Hector Helga Hiroshi Ibrahim Ignacio Imogen Ingrid Isabella Jamal Jane Javier Jerzy Joaquin Jorge
  Julia Kamala Karim Katarzyna Keisha Kenji Khadija Kwame Lars Latoya Leila Lena Liam Lucia Magdalena
  Malcolm Marisol Mateusz Mehmet Mei Miguel Mildred Mohammed Nadia Natalia Niamh Nikolai Nkechi Noor
  Olga Oluwaseun Omar Oscar Padraig Paolo Patricia Pedro Petra Philippa Pradeep Priya Quentin Rachel
  Rajesh Ramona Renata Ricardo Robert Rosalind Rukhsana Ruth Samuel Sanjay Selam Sergei Shanelle
  Siobhan Sofia Stanislav Sunita Svetlana Szymon Tamika Tatiana Terrence Thandiwe Thomas Tomasz Ulrike
  Ursula Valentina Vikram Vladimir Wanda Wilhelmina Winston Xiomara Yasmin Yolanda Yusuf Zainab Zuzanna`.split(
    /\s+/,
  );

const SURNAMES =
  `Abernathy Adeyemi Aguilar Ahmed Albrecht Alvarez Andersson Antonelli Baptiste Barzani Bergstrom
  Bianchi Blackwood Brandvold Brennan Calloway Cardoso Castellanos Chatterjee Chaudhry Chukwu Clarke
  Contreras Corrigan Dabrowski Delacroix Desrosiers Dhillon Dlamini Donnelly Dubois Eriksen Espinoza
  Eze Fairweather Farouk Fernandes Fitzgerald Fontaine Fujimoto Gallagher Garcia Ghebremeskel Gonzalez
  Greene Grabowski Gunnarsson Gupta Haddad Halvorsen Harrington Hartwell Hashimoto Herrera Hoffmann
  Holloway Hosseini Huang Ibekwe Iyer Jablonski Jankowski Jensen Johnson Kapoor Kaczmarek Karlsson
  Kaufmann Kavanagh Khan Kieffer Kowalczyk Kumar Kurosawa Lancaster Larsson Lefebvre Lindqvist Lopez
  MacDonald Mahlangu Malhotra Marchetti Martinez McAllister Mbeki Mendoza Menendez Mitchell Moreau
  Mukherjee Nakamura Nakashima Navarro Ndiaye Nguyen Novak Nowicki Oconnor Odhiambo Ogunleye Okafor
  Okonkwo Olofsson Ortega Osei Ostrowski Papadopoulos Patel Pellegrini Petrova Pham Quintanilla
  Ramaswamy Rasmussen Reyes Ribeiro Robertson Rodriguez Rosenberg Sandoval Santos Schneider Schwarz
  Sepulveda Shapiro Sharma Sithole Smith Sokolov Srinivasan Stefansson Sutherland Svoboda Takahashi
  Tanaka Thibodeaux Thompson Tillman Torres Traore Trujillo Ueda Vance Vasquez Venkataraman Villanueva
  Volkov Wachowski Washington Weatherby Weinstein Whitaker Williams Wojcik Wrzeszcz Yamamoto Yilmaz
  Zabala Zapata Zielinski Zimmermann`.split(/\s+/);

/** A person of the generated sentences. */
export interface Person {
  readonly given: string;
  readonly family: string;
}

/** Draws a person: every given name goes with every surname, as in any large hospital. */
export function person(d: Dice): Person {
  return { given: d.of(GIVEN), family: d.of(SURNAMES) };
}
