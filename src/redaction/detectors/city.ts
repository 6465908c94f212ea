/**
 * Cities, towns and boroughs in the words of a letter: the larger ones of the United States, and
 * of other countries those that English texts speak of. None is an ordinary word, a program or a
 * name of a disease, but for those in two words.
 */
const CITIES = new Set(
  `Aberdeen|Abilene|Abu Dhabi|Accra|Adelaide|Akron|Alameda|Albany|Albuquerque|Alexandria|Algiers|Alhambra|Allentown|Alpharetta|Altoona
  |Amarillo|Ames|Amman|Amsterdam|Anaheim|Anchorage|Ankara|Annapolis|Ann Arbor|Antioch|Antwerp|Appleton|Arcadia|Arvada|Asheville|Ashland|Aspen|Athens|Atlanta
  |Atlantic City|Auburn|Auckland|Augusta|Aurora|Austin|Baghdad|Bakersfield|Baltimore|Bangalore|Bangkok|Bangor|Barcelona|Basel|Bath|Baton Rouge|Battle Creek
  |Bayonne|Beaumont|Beaverton|Beijing|Beirut|Belfast|Belgrade|Bellevue|Bellingham|Bend|Bengaluru|Berkeley|Berlin|Bern|Bethesda|Bethlehem
  |Beverly Hills|Billings|Biloxi|Binghamton|Birmingham|Bismarck|Blacksburg|Bloomington|Boca Raton|Bogota|Bogotá|Boise|Bordeaux|Boston|Boulder|Bowling Green|Bozeman
  |Bradenton|Bradford|Bratislava|Bremen|Bremerton|Bridgeport|Brighton|Brisbane|Bristol|Brockton|Bronx|Brookline|Brooklyn|Brownsville|Brussels|Bucharest|Budapest|Buenos Aires|Buffalo
  |Burbank|Burlington|Butte|Cairo|Calgary|Camden|Canberra|Canton|Cape Coral|Cape Town|Caracas|Cardiff|Carlsbad|Carson City|Cary|Casablanca|Casper|Cedar Falls|Cedar Rapids
  |Champaign|Chandler|Chapel Hill|Charleston|Charlotte|Charlottesville|Chattanooga|Chennai|Chesapeake|Cheyenne|Chicago|Chico|Chicopee|Christchurch|Chula Vista|Cincinnati|Clarksville
  |Clearwater|Cleveland|Clovis|Coeur d'Alene|College Station|Cologne|Colorado Springs|Columbia|Columbus|Concord|Copenhagen|Coral Springs|Cork|Corona|Corpus Christi|Corvallis|Costa Mesa|Coventry
  |Cranston|Dallas|Dakar|Damascus|Danbury|Danville|Davenport|Dayton|Daytona Beach|Dearborn|Decatur|Delhi|Denton|Denver|Derby|Des Moines|Detroit|Dhaka|Doha|Dothan|Dover|Dresden|Dubai|Dublin|Dubuque
  |Duluth|Dundee|Durban|Durham|Düsseldorf|East Lansing|Eau Claire|Edinburgh|Edmonton|El Cajon|El Paso|Elgin|Elizabethtown|Elko|Elmira|Erie|Escondido|Essen|Eugene|Eureka|Evanston|Evansville|Everett|Exeter
  |Fairbanks|Fairfax|Fall River|Fargo|Fayetteville|Flagstaff|Flint|Florence|Fontana|Fort Collins|Fort Lauderdale|Fort Myers|Fort Smith|Fort Wayne|Fort Worth|Frankfort|Frankfurt|Fredericksburg|Fremont|Fresno|Frisco
  |Fullerton|Gainesville|Galveston|Garland|Gary|Geneva|Ghent|Gilbert|Glasgow|Glendale|Gothenburg|Grand Forks|Grand Junction|Grand Rapids|Great Falls|Greeley|Green Bay|Greensboro|Greenville|Gresham|Guadalajara
  |Gulfport|Hagerstown|Halifax|Hamburg|Hamilton|Hampton|Hanoi|Hanover|Harrisburg|Harrisonburg|Hartford|Hattiesburg|Havana|Hayward|Helena|Helsinki|Henderson|Hialeah|Hilo|Ho Chi Minh City|Hoboken|Hollywood|Hong Kong|Honolulu
  |Hot Springs|Houston|Huntington Beach|Huntsville|Hyderabad|Idaho Falls|Independence|Indianapolis|Inglewood|Iowa City|Irvine|Irving|Islamabad|Istanbul|Ithaca|Jackson|Jacksonville|Jakarta|Janesville|Jefferson City|Jersey City
  |Jerusalem|Johannesburg|Johnson City|Joliet|Jonesboro|Joplin|Juneau|Kabul|Kalamazoo|Kampala|Kansas City|Karachi|Kathmandu|Kenosha|Kent|Key West|Kiel|Killeen|Kingston|Kirkland|Knoxville|Kolkata|Krakow|Kraków|Kuala Lumpur|Kyiv|Kyoto
  |La Crosse|Lafayette|Lagos|Lahore|Lake Charles|Lake Tahoe|Lakeland|Lakewood|Lancaster|Lansing|Laramie|Laredo|Las Cruces|Las Vegas|Lausanne|Lawrence|Lawton|Leeds|Leesburg|Leicester|Leipzig|Lewiston|Lexington|Lille|Lima
  |Lincoln|Lisbon|Little Rock|Liverpool|Ljubljana|Logan|London|Long Beach|Long Island|Longmont|Longview|Los Angeles|Louisville|Loveland|Lowell|Lubbock|Lynchburg|Lyon|Macon|Madison|Madrid|Malmö|Manchester|Manhattan|Manila|Mankato|Mansfield
  |Marseille|McAllen|Medford|Melbourne|Memphis|Merced|Meriden|Mesa|Mesquite|Mexico City|Miami|Miami Beach|Midland|Milan|Milwaukee|Minneapolis|Minot|Missoula|Mobile|Modesto|Monroe|Monterey|Monterrey|Montevideo|Montgomery|Montpelier|Montreal|Montréal|Moscow
  |Muncie|Munich|Mumbai|Murfreesboro|Myrtle Beach|Nagoya|Nairobi|Nampa|Naperville|Naples|Nashua|Nashville|New Bedford|New Britain|New Delhi|New Haven|New London|New Orleans|New York|New York City|Newark|Newcastle|Newport News|Newport|Nice|Norfolk
  |Norman|Norwalk|Norwich|Nottingham|Nuremberg|Oakland|Ocala|Oceanside|Odessa|Ogden|Oklahoma City|Olathe|Olympia|Omaha|Ontario|Orlando|Osaka|Oshkosh|Oslo|Ottawa|Overland Park|Oxford|Oxnard|Paducah|Palm Beach|Palm Springs|Palmdale|Palo Alto|Panama City|Paris
  |Pasadena|Paterson|Pensacola|Peoria|Perth|Petaluma|Philadelphia|Phoenix|Pittsburgh|Pittsfield|Plano|Plymouth|Pocatello|Pontiac|Port Arthur|Port St. Lucie|Portland|Portsmouth|Poughkeepsie|Prague|Prescott|Preston|Princeton|Provo|Pueblo|Quebec City|Queens|Quincy|Quito
  |Racine|Raleigh|Rancho Cucamonga|Rapid City|Redding|Redmond|Redwood City|Reno|Reykjavik|Richmond|Riga|Rio de Janeiro|Riverside|Riyadh|Roanoke|Rochester|Rock Hill|Rockford|Rockville|Rome|Roseville|Roswell|Rotterdam|Round Rock|Sacramento|Saginaw|Salem|Salinas|Salisbury
  |Salt Lake City|Salzburg|San Angelo|San Antonio|San Bernardino|San Diego|San Francisco|San Jose|San Juan|San Luis Obispo|San Mateo|San Rafael|Sandusky|Santa Ana|Santa Barbara|Santa Clara|Santa Cruz|Santa Fe|Santa Monica|Santa Rosa|Santiago|Santo Domingo|Sarajevo|Sarasota|Saratoga Springs
  |Savannah|Schenectady|Scottsdale|Scranton|Seattle|Seoul|Seville|Shanghai|Sheboygan|Sheffield|Shenzhen|Shreveport|Silver Spring|Simi Valley|Singapore|Sioux City|Sioux Falls|Skokie|Somerville|South Bend|Southampton|Sparks|Spartanburg|Spokane|Springfield|St. Augustine|St. Cloud|St. George|St. Louis|St. Paul|St. Petersburg
  |Stamford|Staten Island|Steubenville|Stillwater|Stockholm|Stockton|Strasbourg|Stuttgart|Sunnyvale|Surat|Swansea|Sydney|Syracuse|Tacoma|Taipei|Tallahassee|Tallinn|Tampa|Tashkent|Taunton|Tbilisi|Tehran|Tel Aviv|Tempe|Temple|Terre Haute|Texarkana|Thessaloniki|Thousand Oaks|Tijuana|Tokyo|Toledo|Topeka|Toronto
  |Torrance|Toulouse|Trenton|Troy|Tucson|Tulsa|Tunis|Turin|Tuscaloosa|Twin Falls|Tyler|Utica|Utrecht|Valencia|Vallejo|Vancouver|Venice|Ventura|Vicksburg|Vienna|Vilnius|Virginia Beach|Visalia|Waco|Walla Walla|Waltham|Warsaw|Warwick|Washington|Waterbury|Waterloo|Waukesha|Wausau|Wellington
  |West Palm Beach|White Plains|Wichita|Wichita Falls|Wilkes-Barre|Williamsburg|Wilmington|Winnipeg|Winston-Salem|Wolverhampton|Worcester|Wuhan|Yakima|Yangon|Yokohama|Yonkers|York|Youngstown|Yuma|Zagreb|Zanesville|Zurich|Zürich`
    .split('|')
    .map((city) => city.trim()),
);

const DIRECTION = /^(?:Greater|North|South|East|West|Downtown) /;

/** Whether a name is that of a city. */
export function isCity(name: string): boolean {
  return CITIES.has(name) || CITIES.has(name.replace(DIRECTION, ''));
}
