/**
 * Frequent surnames that are words too (`young`, `baker`): only behind a given name or a title.
 */
export const SURNAMES_ALSO_WORDS = `
  alley angel archer arias arroyo ash askew austin bacon baker ball banks barber barker barney baron
  barrios barrow bass bates battle beach beam bean beard beaver beavers beck bell bender berg berry
  best billings bird bishop black blake bland blank bliss block bloom blue boles bond bonds booth
  boston bourgeois bower bowers bowling bowman branch brand bravo bray brewer bridges bright brooks
  brown browning buck bullock bunch burden burger burns burr burrows busby bush butcher butler butts
  call camp cannon carpenter carrier carver cash castle chamberlain chambers champagne champion
  chance chandler chase cheek cherry chin church clay clement cloud coats collier colon combs comer
  cook coon cooper cope corona cote cotton couch cox craft crane craven crews crisp crook cross
  crouch crow curry dale darling davenport day deal dean dent diamond dick dickey dill dodge doe
  dove dowdy downing downs drake drew driver duff duke dukes dye dyer dykes earl early eddy elder
  emery fair farmer field fields finch fink fish fisher flint flood flowers ford foreman fortune
  foster fountain fox frank franks freeman french friend frost fry fuller funk gage gale gamble
  garland garner garrison gates gay gee gentry gibbons gill givens glass gold golden goldsmith good
  gore grace grant graves gray green griffin grimes gross grove groves guy hacker hale hall ham
  hammer han hand handy hanks harden hardy hare harms harp hart hatch hawk hay hays head heard heath
  heck helm helms herring hickey hicks high hill hills hinds hogan holder hood hook hooker hooks
  hope hopper horn house houston hudson huff huffman hull hunt hunter hurt ivy jack jackson jenkins
  john johns joiner jolly jordan justice keen key keys khan king kitchen knight lackey lacy lake lam
  lamb land lane law laws lay leach lee lemon lemons levy light lin lincoln little london looney
  lopes lord love luna lynch lyon madden madrid main major manning marks marsh martin mason masters
  may mayo mead meadows means medley merchant miles miller mills miner minor mock monk moody moon
  morrow morse moss newton nix noble nobles noel north numbers ogle pace pack pagan painter paris
  parish park parks parson parsons pate peacock pease peck peoples pepper person peters petty pierce
  pike piper ponder pool pope porter post potter powers price priest prince proctor queen quick
  ransom ray read rector reed reeves rice rich ricks riddle rider ring rivers roach rock roe rogers
  roman root rose rouse ruff rush rushing salmon salter sample sanders sands santiago savage sawyer
  scales seals seaman sears self sellers sexton shah sharp shaver shearer sheets shell shepherd
  shields shoemaker shook short sierra silver sims singer singleton slaughter small smalls smart
  smiley smith snider snow sparks spears squires staples stark stein sterling stern steward stiles
  stokes stone stoner storey story stout strange street stringer strong summers swain swan sweet
  swift tang tanner temple terry travis trotter tucker turner urban valentine vega vigil villa wade
  wagoner walker wall walls ward warden ware warren washington waters watt watts weathers weaver
  weeks weir welch wells welsh west wheeler white wilder wills wing winter winters wise wolf wood
  woods woody workman wright york young
`;
