/** Given names that are words or places too (`mark`, `rose`, `dallas`), and need a surname beside them. */
export const GIVEN_NAMES_ALSO_WORDS = `
  abbey aline alpha amber angel aria art asia august aura austin autumn barb barney basil beau
  belle beryl bill billy birdie blanch bob bobby bonnie bonny brad brain brandy brook brooklyn
  brooks buddy candy carmine carol carolina chad chance charity charlotte chase chastity
  chelsea cherry christen chuck clay clement cliff colleen cooper coral coy crystal curt daisy
  dale dallas dawn dean deb denver derrick destiny devon dick dirk dolly don drew dusty earl
  earnest ebony eddy emery era ester eve faith fanny fawn fern flora florence forest frank
  freeman gale garland garnet gay gene georgia ginger glen grace grant guy harry hazel heath
  heather hector holly homer hope houston hung hunter india iris israel ivory ivy jack jackson
  jade jasmine jasper jay jewel jimmy john jordan josh joy junior ken kent kenya kitty lacy
  lance lane laurel lea lee lily lincoln magnolia major margarita maria marina mark marlin
  marquis martin marvel mason matt max may melody merry meta mickey mike miles misty myrtle
  nick noel nova novella numbers olive opal orlando pansy pat patsy patty pearl penny peter
  phoebe precious princess prudence queen randy raven ray reed rhea rich rick rob robin rocky
  rod roger roman rose rosemary royal ruby rusty sally sandy savannah sherry sierra son sonny
  soon sterling sue summer sun sunny sydney terry tiara tom tony troy van victor victoria
  viola violet virginia wade ward warren will windy young
`;
