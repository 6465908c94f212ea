/**
 * Given names that are words, products or places too (`mark`, `rose`, `dallas`), and need a
 * surname beside them.
 */
export const GIVEN_NAMES_ALSO_WORDS = `
  abbey ada aide alexa aline alpha amber america angel angelic angle asia athena aura aurora austin
  autumn ava barb barney basil beau bee bell belle berry beryl bill billy birdie blake blanch
  blossom bob bobby bong bonnie bonny brad brain brandy brook brooks buck bud buddy bunny buster
  camellia candy caprice carmine carol carolina carry cassandra celesta chad chance charity chase
  chastity cherish cherry chi chin china christen chuck clay clement cliff colleen conception coral
  coy crystal curt dahlia daisy dakota dale dallas darwin dawn dean deb del dell delta denver
  derrick desire destiny diamond dick dimple dirk dolly don dot dotty drew dung dusty earl earnest
  ebony echo eddy emerald emery era ester eve fairy faith fanny fawn fern flora florence forest
  foster frank freeman gala gale galen garland garnet garret gay gene genesis geneva genie georgia
  ginger glen glory golden grace grant gus guy hal han hana hang hank harmony harry hazel heath
  heather hector herb holly homer honey hope houston hue hung hunter hyacinth india iris israel
  ivory ivy jack jackson jade jarred jasmine jasper jay jewel jimmy john jordan josh joy julia
  julienne junior karma kelvin ken kenya king kit kitty lacy lady lance lane laurel lea lean lee len
  les liberty lien lily lin lincoln loan lore love luigi luna mac macie magnolia major man manual
  maple margarita maria marina marine mark marlin marquis marry martin marvel mason matt max maxima
  may meg melody mercy merry meta mia mica mickey mike milan miles min mina miss misty moon myrtle
  nan nevada newton nick noble noel nova novella numbers odessa olive omega opal orlando pansy paris
  pasty pat patience patsy patty pearl pearly peg penny peter phoebe ping pinkie piper porter
  precious prince princess prudence queen randy raven ray reed rhea rich rick rob robin rocky rod
  roger romaine roman rose rosemary rosette rosy royal ruby rusty sage sally sandy sang santiago
  sari savanna savannah scarlet season shad sherry shin sibyl sid sierra sofia sol son song sonny
  soon sparkle spring stella sterling stormy sue summer sun sung sunny sunshine sydney tad tam
  tanner tawny temple tequila terra terry tiara tiny tom tony travis trinity troy una val valentine
  van velvet verona victor viola violet virginia viva von wade waldo walker wan ward warren wen will
  willow windy winter yen yon young yuk
`;
