/** Given names that are no ordinary English word, in lower case. Frequencies: US Census Bureau, 1990 name files. */
export const GIVEN_NAMES = `
  aaliyah aaron abbie abby abdul abe abel abigail abraham ada adam adan addie adela adelaida
  adelaide adele adelina adeline adell adolfo adolph adrian adriana adriane adrianna adrianne
  adrienne agatha agnes agnieszka agustin ahmad ahmed aida aiden aileen aimee aisha alaina
  alan alana alanna alba albert alberta alberto albina alda alden aldo alecia alejandra
  alejandro alene alesha alesia aleta aletha alex alexa alexander alexandra alexandria alexis
  alfonso alfred alfreda alfredo ali alice alicia alina alisa alisha alison alissa allan allen
  allene allie allison allyson alma alonzo alphonse alphonso alta altagracia althea alton alva
  alvaro alvin alvina alyce alyson alyssa amalia amanda amara amelia ami amie amos amparo amy
  amélie ana anabel ananya anastasia anderson andra andre andrea andres andrew andria andrés
  andy angela angelia angelica angelina angeline angelique angelita angelo angie anh anil
  anissa anita ann anna annabelle annamarie anne annemarie annetta annette annie annmarie
  anthony antionette antoine antoinette anton antonette antonia antonio antony antwan april
  araceli aracely archie ardis ardith aretha ariana ariel arjun arleen arlene arline armand
  armando armida arnold arnulfo aron arron arthur artie arturo ashlee ashleigh ashley ashton
  astrid athena aubrey audra audrey augusta augustine aurelia aurelio aurora ava avery avis
  ayden bambi barbara barbra barry bart barton beatrice beatriz becky belen belinda bella
  belva ben benita benito benjamin bennett bennie benny bentley bernadette bernadine bernard
  bernardo bernice bernie berniece bernita bert berta bertha bertie bess bessie beth bethany
  betsy bette bettie bettina betty bettye beulah beverley beverly bianca billie bjorn blaine
  blair blake blanca blanche bobbi bobbie bonita booker boris boyd bradford bradley brady
  branden brandi brandie brandon brayden breanna brenda brendan brenna brent bret brett brian
  briana brianna brianne bridget bridgett bridgette brigette brigitte britney brittani
  brittany brittney brock brooke bruce bruno bryan bryant bryce bryon buford burt burton byron
  caden caitlin caitlyn caleb callie calvin cameron camila camilla camille candace candelaria
  candi candice candida cara caren carey cari caridad carina carissa carl carla carleen
  carlene carlo carlos carlotta carlton carly carman carmel carmela carmelita carmella carmelo
  carmen carole carolee caroline carolyn carrie carrol carroll carson carter cary caryl caryn
  casandra casey cassandra cassie catalina catharine catherine cathie cathleen cathrine
  cathryn cathy catina catrina cecelia cecil cecile cecilia cedric celeste celestine celia
  celina cesar chadwick chanda chandra chanel chantal chantel charisse charla charleen
  charlene charles charley charlie charline charmaine chasity chelsey chelsie cheri cherie
  cherly cheryl cheryle chester chiara chinedu chiquita chloe chloé chong chris chrissy
  christa christal christi christian christie christin christina christine christopher christy
  chrystal cindi cindy cinthia clair claire clara clare clarence clarice clarissa clark claude
  claudette claudia claudine clayton clementine cleo cleveland clifford clifton clint clinton
  clyde cody colby cole coleen coleman colette colin collette collin concepcion concetta
  connie conrad constance consuelo cora cordelia corey cori corina corine corinna corinne
  cornelia cornelius cornell corrie corrine cortney cory courtney craig cristal cristina
  cristine cristy cruz curtis cynthia cyril cyrus dalia dalton damaris damian damien damon dan
  dana dane danelle danette danial daniel daniela daniella danielle danita danna danny dante
  daphne dara darci darcy daren daria darin darius darla darleen darlene darnell darrel
  darrell darren darrin darryl darwin daryl dave david davis dawna dayna deana deandre deann
  deanna deanne debbie debby debi debora deborah debra debrah dee deena deepak deidra deidre
  deirdre delbert delfina delia delilah della delma delmar delois delores deloris delphine
  demetria demetrius dena denice denis denise dennis denny derek derick desiree desmond dessie
  devin dewayne dewey dexter dian diana diane diann dianna dianne diego dina dinah dino dion
  dionne dixie dmitri dollie dolores dominga domingo dominic dominick dominique dona donald
  donita donna donnell donnie donny donovan dora dorcas doreen dorene doretha dori dorian
  dorinda doris dorothea dorothy dorris dortha dorthy dottie doug douglas dovie doyle duane
  dudley dulce duncan dustin dwayne dwight dylan earle earlene earline earnestine easter
  easton eddie edgar edie edith edmond edmund edna eduardo edward edwardo edwin edwina edythe
  effie efrain efren eileen elaina elaine elba elbert elda eldon eleanor eleanore elena elenor
  eli elia eliana elias elida elijah elinor elisa elisabeth elise eliseo elisha elissa eliza
  elizabeth elizebeth ella ellen ellie elliot elliott ellis elma elmer elmo elnora eloisa
  eloise elouise eloy elsa elsie elton elva elvia elvin elvira elvis elwood elyse emanuel
  emerson emil emile emilia emilie emilio emily emma emmanuel emmett emory ena enid enrique
  enriqueta eric erica erich erick ericka erik erika erin erlinda erma erna ernest ernestina
  ernestine ernesto ernie errol ervin erwin esmeralda esperanza essie esteban estela estella
  estelle esther ethan ethel etta eugene eugenia eugenio eula eulalia eunice eva evan
  evangelina evangeline evelyn everett everette evette evie evonne ezra fabian fabiola fannie
  farrah fatima fay faye federico felecia felicia felicita felicitas felipa felipe felisha
  felix ferdinand fernando fidel filomena finn fletcher flor florida florine flossie floy
  floyd forrest fran frances francesca francine francis francisca francisco frankie franklin
  françois fred freda freddie freddy frederic frederick fredrick freida frieda gabriel
  gabriela gabriella gabrielle gael gail galen garrett garry garth gary gavin gaye gayla gayle
  gena genaro geneva genevieve genoveva geoffrey george georgette georgiana georgianna georgie
  georgina gerald geraldine gerard gerardo gerda geri germaine german gerri gerry gertie
  gertrude gianna gil gilbert gilberto gilda gillian gina ginny giovanni gisela giselle giulia
  gladys glenda glenn glenna gloria goldie gonzalo gordon gracie graciela grady graham greg
  gregg gregoria gregorio gregory greta gretchen griselda grover guadalupe guillermina
  guillermo gus gussie gustavo gwen gwendolyn günther hailey hal haley hallie hanna hannah
  hans harlan harley harold harriet harriett harriette harris harrison haruka harvey hassan
  hattie haydee hayley heidi heike helen helena helene helga hellen henrietta henry herbert
  heriberto herlinda herman hermelinda herminia herschel hershel hester hilary hilda hildegard
  hillary hiram hiroshi holli hollie hollis hong horace hortencia hortense howard hubert hugh
  hugo humberto hussein ian ibrahim ida idella ignacio igor ila ileana ilene ilse ima imelda
  imogene ina ines inez inge ingrid inês iola iona ione ira irene irma irvin irving irwin
  isaac isabel isabell isabella isabelle isaiah isiah isidro isla ismael issac iva ivan ivette
  ivonne jackie jacklyn jaclyn jacob jacque jacquelin jacqueline jacquelyn jacques jacquline
  jada jaime jaimie jake jamal jamar jame jamel james jami jamie jamila jan jana jane janeen
  janel janell janelle janet janette janice janie janina janine janis janna jannette jannie
  jaqueline jared jarrett jarrod jarvis jasmin jason javier jaxon jayden jayme jayne jayson
  jean jean-pierre jeana jeane jeanetta jeanette jeanie jeanine jeanna jeanne jeannette
  jeannie jeannine jeff jefferson jeffery jeffrey jeffry jena jenelle jenifer jeniffer jenna
  jennette jenni jennie jennifer jenny jerald jeremiah jeremy jeri jermaine jerome jerri
  jerrie jerrod jerry jesica jess jesse jessica jessie jesus jesús jewell jill jillian jim
  jimmie jing joan joanie joann joanna joanne joaquin jocelyn jodi jodie jody joe joel joelle
  joellen joesph joey johanna johnathan johnathon johnie johnna johnnie johnny joleen jolene
  jon jonas jonathan jonathon joni jonnie jorge jose josef josefa josefina joseph josephina
  josephine josette joshua josie josue josé jovita joyce joycelyn joão juan juana juanita judi
  judith judy jules juli julia julian juliana julianna julianne julie juliet juliette julio
  julius june jung justin justina justine jürgen kai kaitlin kaitlyn kala kami kandi kandice
  kara kareem karen kari karin karina karissa karl karla karol karolyn karon karrie karyn
  kasey kassandra katarzyna kate katelyn katharine katherine katheryn kathi kathie kathleen
  kathrine kathryn kathy katie katina katrina katy kay kayden kaye kayla keely keisha keith
  kelley kelli kellie kelly kelsey kelvin kendall kendra kendrick kenji kenneth kennith kenny
  keri kermit kerri kerrie kerry kesha keshia kevin kia kieth kim kimberlee kimberley kimberly
  kira kirby kirk kirsten kisha klaus kori kris krista kristal kristen kristi kristie kristin
  kristina kristine kristopher kristy krystal krystle kurt kurtis kwame kyla kyle kylie kyong
  kyra kyung lacey lacie ladonna lakeisha lakesha lakeshia lakisha lamar lamont lan lana
  landon lanny laquita lara larissa larry lars lashanda lashawn lashonda latanya latasha
  latisha latonia latonya latosha latoya latrice latricia laura laureen lauren laurence
  lauretta laurette lauri laurie lavern laverne lavina lavon lavonne lawanda lawrence layla
  lazaro leah leann leanna leanne leatrice leeann leigh leila leilani leisa lela leland lelia
  lemuel lena lenora lenore leo leola leon leona leonard leonardo leone leonel leonor leonora
  leopoldo leora leota leroy les lesa lesley leslie lessie lester leta letha leticia letitia
  lettie levi lewis lia liam libby lida lidia lila lilia lilian liliana lillian lillie lilly
  lina linda lindsay lindsey lindy linh linnea linnie linwood lionel lisa lise lisette
  lissette liz liza lizabeth lizbeth lizette lizzie lloyd logan lois lola lolita lon lona
  lonnie lora loraine loren lorena lorene lorenza lorenzo loretta lori lorie lorine lorna
  lorraine lorri lorrie lottie lou louann louella louie louis louisa louise lourdes lovie
  lowell loyd luann luanne luca lucas lucia luciano lucie lucien lucila lucile lucille lucinda
  lucio lucretia lucy luella luis luisa luke lula lulu luna lupe lura luther luz lydia lyle
  lyn lynda lyndsey lynette lynn lynne lynnette mabel mable mack mackenzie madeleine madeline
  madelyn madge madonna mae magda magdalena magdalene maggie mai majorie malcolm malinda
  malissa mallory mamie mandi mandy manuel manuela mara maranda marc marcel marcela marcelina
  marcelino marcella marcelle marci marcia marcie marco marcos marcus marcy margaret
  margarette margarito margaux marge margery margie margo margot margret marguerite mari
  mariah mariam marian mariana mariann marianna marianne mariano maribel maricela marie
  marietta marilee marilyn marilynn mario marion marisa marisela marisol marissa marita
  maritza marjorie marjory marla marlena marlene marlo marlon marlyn marlys marnie marquerite
  marquita marsha marshall marta martha marti martina marty marva marvin mary maryann maryanne
  marybeth maryellen maryjane marylin marylou maría mateo mathew matilda matilde matteo
  matthew mattie maud maude maudie maura maureen maurice mauricio maurine mavis maxie maxine
  maxwell maya maybelle mayme maynard mayra meagan meaghan megan meghan mei melanie melba
  melina melinda melisa melissa mellisa mellissa melodie melony melva melvin melvina mercedes
  meredith merle merlin merrill mervin mia micaela micah michael michaela micheal michel
  michele michell michelle migdalia miguel mikhail mila milagros mildred millard millicent
  millie milton mimi mina mindy minerva ming minh minnie miranda mireya miriam mirian mirna
  missy misti mitch mitchel mitchell mittie mitzi mohammad mohammed moises mollie molly mona
  monica monika monique monroe monte monty morgan morris morton moses mozelle muhammad muriel
  murray myles myra myriam myrna myron myrtis nadia nadine nakia nan nanci nancy nanette
  nannette nannie naomi natalia natalie natasha nathalie nathan nathaniel natividad neal ned
  nedra neil nelda nell nellie nelly nelson nena nereida nestor nettie neva ngozi nguyen
  nicholas nichole nicki nickolas nicola nicolas nicole nidia nigel niki nikita nikki nila
  nilda nina nita noah noe noelle noemi nola nolan nona nora norbert noreen norma norman
  normand norris nydia octavia octavio odell odessa ofelia okafor ola oleta olga oliver olivia
  ollie oluwaseun oma omar ona ophelia ora oralia orpha orville oscar osvaldo otis otto owen
  pablo paige pam pamala pamela parker pasquale patrica patrice patricia patrick patti pattie
  paul paula paulette paulina pauline pearlie pearline pedro peggie peggy penelope pennie
  percy perla perry pete petra phil philip phillip phillis philomena phuong phylis phyliss
  phyllis pierre pilar piotr polly portia preston pricilla priscilla priya quentin quincy
  quinn quinton rachael racheal rachel rachelle rae rafael rafaela rahul ralph ramiro ramon
  ramona randal randall randell randi randolph raphael raquel raul ravi raymond raymundo raúl
  reba rebeca rebecca rebekah refugio reggie regina reginald reid reina reinaldo rena renae
  renata renate rene renee renita reta retha reuben reva rex reyna reynaldo rhiannon rhoda
  rhonda ricardo richard richelle rickey rickie ricky rigoberto riley rita robbie robbin robby
  robert roberta roberto robyn rocco rochelle rocio roderick rodger rodney rodolfo rodrick
  rodrigo rogelio roland rolando roma romeo romona ron rona ronald ronda ronnie ronny
  roosevelt rory rosa rosalba rosalee rosalia rosalie rosalina rosalind rosalinda rosalyn
  rosanna rosanne rosario roscoe roseann roseanna roseanne rosella roselyn rosemarie rosetta
  rosie rosina rosita roslyn ross rowena roxana roxane roxann roxanna roxanne roxie roy royce
  ruben rubin rubye rudolph rudy rufus russ russel russell ruth ruthann ruthie ryan ryder
  sabina sabrina sadie sakura salina sallie salvador salvatore sam samantha samatha sammie
  sammy samuel sandi sandra sanford sanjay sanjuana sanjuanita santa santiago santos sara
  sarah sasha saul saundra scarlett scot scott scottie scotty sean sebastian selena selina
  selma serena sergio seth seymour shaina shalonda shameka shamika shana shanda shane shanna
  shannon shanon shanta shante shantel shara shari sharla sharlene sharon sharonda sharron
  sharyn shaun shauna shawn shawna shayla shayna sheena sheila shelby sheldon shelia shelley
  shelli shellie shelly shelton sheree sheri sherie sherita sherman sherri sherrie sherrill
  sherryl sheryl shiela shirlene shirley shonda sidney silas silvia simon simone skylar
  socorro sofia sofía soledad solomon sondra sonia sonja sonya sophia sophie spencer stacey
  staci stacia stacie stacy stan stanley starla starr stefan stefanie stella stephan stephanie
  stephany stephen stephenie steve steven stevie stewart stuart sunita susan susana susanna
  susannah susanne susie suzan suzanna suzanne suzette sven svetlana sybil syble sylvester
  sylvia søren tabatha tabitha takeshi tamara tameka tamela tamera tami tamika tammi tammie
  tammy tamra tana tania tanisha tanya tara taryn tasha tatiana tawana tawanda tawnya taylor
  ted teddy teena tena tera terence teresa terese teresita teressa teri terra terrance terrell
  terrence terri terrie tessa tessie thad thaddeus thea theda thelma theo theodora theodore
  theresa therese theron thiago thomas thurman thuy tia tiana tierra tiffani tiffanie tiffany
  tillie tim timmy timothy tina tisha toby todd tomas tomasa tomeka tommie tommy toni tonia
  tonja tonya tori tosha toya tracey traci tracie tracy travis trena trent trenton tresa
  tressa treva trevor tricia trina trinidad trisha trista tristan trudy truman twila twyla
  tyler tyra tyrone tyson ulysses una ursula uwe vada valarie valencia valentin valentina
  valeria valerie valorie vance vanessa vaughn veda velda velma venessa venita venus vera
  verda vergie verla vern verna vernell vernice vernon veronica vesta vicente vickey vicki
  vickie vicky vida vikki vikram vilma vince vincent violeta virgie virgil virgina vito vivian
  viviana vonda wallace walter wanda wayne wei weldon wendell wendi wendy wesley weston
  whitney wilbert wilbur wilburn wilda wiley wilford wilfred wilfredo wilhelmina willa willard
  william williams willie willis wilma wilmer wilson winfred winifred winnie winnifred winona
  winston wolfgang woodrow wyatt xavier xin xiomara yadira yasmin yesenia yolanda yolonda yong
  yoshiko yuki yusuf yvette yvonne zachary zachery zane zelda zella zelma zenaida zoe zoey
  zoila zola zona zoraida
`;
