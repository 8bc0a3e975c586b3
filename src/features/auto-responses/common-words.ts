// Words that people write and mean: none of them is taken for a slip of the pen. Everyday English and Swahili of five letters and
// more, and what lies one letter away from a shop's own words ("country" is no "county", "older" no "order").
const english = `
about above abroad accept access account across action active actual added address advance advice afraid after afternoon again
against agree ahead alive allow almost alone along already alright always among amount angry animal another answer anybody anymore
anyone anything anyway apart apply appear april around arrive artist asked asking asleep august aunty author avoid award aware awful
babies badly baked balance banana based basic basket bathroom battery beach beans beautiful because become bedroom before began begin
behind being believe belong below beside better between beyond bigger birth birthday bitter black blame blanket blend blender block
blood board boards boats boiled boiling bonus books border boring bother bottle bottom bought bounty bowls boxes branch brand brave bread
break breakfast bright bring broad broke broker brother brought brown brush brushes bucket budget build building burned burning business
buyer buyers buying cabinet cables called calling calls camera cancel candle candles cannot capital cards careful carpet carrier carry
cases catch cattle cause certain chain chair chairs chance change changed changes channel charge charger charges cheap cheaper check
checked cheese chest chicken child children chipping chips choice choose chose chosen church circle city class clean cleaned cleaner
clear clever click client clients climb clock clone close closer closest closet cloth clothe clothed clothes cloud clover coast
coffee coins collar color colour combine comes comfort coming common company compare complain complete computer concern condition
confirm contact content contract control cooked cooker cooking copper corner correct could count counted counter counting countries
country counts couple coupon course court cousin cover covers crack crate crazy cream create credit cross crowd cruel cupboard curtain
curtains custom customer cutlery daddy daily dance danger daughter december decide deep delay delayed deliverer demand depend design
desk detail details develop dialed died differ different difficult digital dinner direct dirty discount discuss dishes dispatch display
distance doctor doing dollar doors double doubt dozen drain drawer dream dress drink drinks drive driver driving drops dropped during
early earth easier easily eating effort eggs eight either electric eleven email empty enamel ended engine english enjoy enough enter
entire equal error especially estate evening event every everyone everything exact exactly example excellent except excuse expect
expensive expert explain express extra fabric facing fact factor factory faculty failed fails fair faith false family famous farmer
father faults favour favorite february feeling fence fever fewer field fifth fifteen fifty fight figure filled final finally finding
finds finger finish fired first fished fixed flask flasks flats float flood floor flour flower flowers focus follow foods forget forgot
fork forks formal forward found fours fourth frame free fresh friday fridge fried friend friends front fruit fruits frying fully funny
furniture further future garden gather gauge general gentle getting gifts girls given gives giving glass glasses glued goals going golden
goods grade grain grand grant grass great green greet groom ground group grown guard guess guest guests guide habit hands handle handles
handy hanging happen happened happens happy hardly hated haven having heads health heard heart heated heater heavy height hence hidden
higher hobby holder holding holds holidays hollow homes honest honey hoped hoping horse hospital hosted hotel hotels hourly house houses
human however hundred hungry hurry husband ideal image important inches include included income indeed indoor inform inside instant
instead interest into invoice iron ironing issue issues items itself jacket january jelly jewel joint judge juice jumbo junior just
kettle keyboard kilos kinda kindly kinds kitchen knife knives knock known knows ladder ladies large larger largest lasted later latest
laugh laundry laying leader leaked learn least leather leave leaves leaving length lesson letter level lidded light lights liked limit
lined lines liquid listen little lived lives living loads local locked london longer looked looking looks loose lorry losing louder
lounge loved lovely lover lower lucky lunch machine madam magic mainly major makes making manage manager manual march marked market
married master match matches material matter maybe meals meaning means meant measure medium meeting member mention merry message metal
meter method middle might million minute minutes mirror missed missing mixed mixer model modern moment monday money month monthly months
mopping moral mother motor mount mourning mouse mouth moved moving music myself nails named names narrow nation natural nearby nearer
nearest nearly needed needs neighbour neither nephew never newer newest nicer night nights nobody noise normal north nothing notice
novel november number numbers object ocean october offer offered offers office often older online onions opened opener opens opinion
option options orange ordeal orders ordered ordering original other others ought ounce ourselves outdoor outer outside ovens owned owner
packed packages packing paint painted paired paler panel pants paper parcels parent parked partly parts party passed past pasta
patient pattern paving payed payer payments peace pencil people pepper perfect perhaps period persons phone phones photo picked
picking picks pickups picture pictures piece pieces pillow pillows pipes pitch places placed plain plan planned plans plant plastic plate
plates platter played player playing please pleased pleasure plenty pocket point points police policies polish poorly popular posted
pound pours power prayed prefer present pressed pretty prevent price priced prices pride print prison private prize problem problems
process product products profit promise promised proper protect proud prove provide public pulled purchase purple purse pushed putting
quality quarter queen question questions quick quickly quiet quite quote quoted radio railed rained raise rather ratio reach reached
reaches reading ready really reason receipt receive received recent recently recipe record reduce refuse region regret regular related
relax remain remember remind remove repair repaired repeat replace reply request rescue reserve respect respond result results retail
retired retro reuse review reward rider right rinse river roads robot rolls rough round route rubber rugs running safely safety
salad salary sales salon salty sample sauce saucer saved saves saving saying scale scales scare scene school score screen screws search
season seats second section secure seemed seems seen sells seller selling senior sense sent separate september series serious serve
served service serving settle seven several shade shaken shall shape share shared sharp sheet sheets shelf shell shelves shine shines
shiny shipper shirt shock shoes shook shopper shopping shops short shorts should shout showed shower showing shown shows silver
similar simple simply since single sister sixty sized sizes skill skipping slang sleep sleeve slice slides slight slipping slow slower
slowly small smaller smart smell smile smoke smooth snack soaps social socks sofa solar sold solid solve somebody someone something
sometimes somewhere sorry sorts sound south space spare speak special speed spend spent spices spill split spoke spoon spoons sports
spray spread spring square stack stain stainless stairs stand standard standing stands staple start started starts state station
status stayed steal steam steel steep stick sticks still stock stolen stone stood stool stools stopped storage store stored stores
storm story stove straight strange street strip strong student studio study stuff stuffs style sudden sugar suggest sunny supper supplier
supply support sure surface surprise sweet swift switch system table tables tablet taken taker taking talked talking taller tasted taxes
teach teacher teapot tells thank thanks their them themselves there these thick thing things think third thirty those though thought
thousand three threw throw thursday ticket tickets tidy tiger tight tiles times tinned tired title today together toilet token tomorrow
tonight tools total touch tough tours towards towel towels tower traced traces tracker tracks trade trader traffic trail train trained
training trains transfer transport trash travel treat treated trees trick tricks tried tries trick trouble truck trucks truly trust
truth trying tuesday turned turns twelve twenty twice types uncle under understand unique units unless unlike until update upper upset
upstairs urgent usage useful user using usual usually value values vanilla varied various version village visit visited voice volume
waist waited waiter waiting walk walked walls wanted wanting wants wardrobe warmer warming warning warrants washed washer washing wasted
watch watched watches water wedding wednesday weekday weekends weekly weigh weight welcome western whatever wheel wheels where whether
which while whipping white whole whose wider wife window windows winner winter wiped wishes within without woman women wonder wonderful
wooden words worked worker working works world worried worry worse worst worth would wound wrapped writing written wrongly yards years
yellow yesterday young younger yours yourself zebra praying staying baying swaying taking parting trailing backing steal brake
holder whisk whisks`;
const swahili = `
ahadi akili ambao amini angalia asante asubuhi baada baadaye babake bafuni barabara baridi barua baridi bahari bahati basi biashara
bidhaa bilauri binti bora chakula chako chakula chini chombo choo chumba chumbani chupa dakika dhahabu duniani endelea familia fanya
fedha fikiri funga fungua fupi furaha gani ghali habari haiwezi hakuna halafu halisi hapana haraka hatari hatua hawana haya hesabu hivi
hivyo huduma hujambo hukumu huyu iangalie ijumaa ikiwa jambo jambazi jamani jamii jana jikoni jina jioni jirani jiwe jumapili jumamosi
jumanne jumatano jumatatu kabati kabisa kabla kahawa kalamu kama kamili kanisa karibu karibuni kazi kesho kiasi kiatu kibandani kijani
kijiko kikapu kikombe kila kilo kimoja kioo kipande kipya kiswahili kitabu kitanda kitambaa kitu kitunguu kiwango kizuri kubwa kufanya
kufua kuhusu kuja kukaa kula kulala kule kumbe kumi kundi kuna kununua kuomba kuona kupata kupika kusema kutoka kutumia kuuza kuwa
kuwasha kwako kwamba kwanini kwanza kwenye kweli laini lakini lango leo leta maana mahali maisha maji makini mambo mamia mapema mara
masaa maswali matunda mawazo mbaya mbele mbili mboga mchana mchele mdogo meza mfano mfuko mikono milele milango mimi misumari mkate
mkono mkubwa mlango mmoja mnauza moja moto mpango mpenzi mpira mpya msaada mshahara mtaa mtoto mtumishi mtungi mume mungu mwaka mwalimu
mwanamke mwanaume mwenyewe mwezi mwisho mwongozo mzazi mzee mzigo mzito mzuri nafasi nafuu naomba nataka naweza ndani ndege ndiyo ndogo
neno nguo nguvu nini ningependa njema njia nusu nyama nyeupe nyeusi nyingi nyingine nyote nyuma nyumba nyumbani nzuri ofisi ombi ongeza
panya pamoja pande pande pengine penda pesa picha pika pole polepole rafiki rahisi rangi ruhusa sababu sabuni sahani salama samahani
sawasawa sehemu sema shamba shida shilingi shule siku simama simu sina sisi sitaki soko sufuria sukari sukuma tafadhali taka tangu
tatizo tatu tayari tena thamani twende ubora ufagio ukubwa ukuta umeme unaweza ungependa upande upya usiku vipi vitu vizuri vyombo
wakati wangapi wapi wateja watoto watu wazi wewe wiki wote yangu yako yenye yeyote yule zaidi zako zangu zetu ziko zote zuri`;

/** Everyday words of five letters and more, lower case. */
export const commonWords: ReadonlySet<string> = new Set(
  `${english} ${swahili}`.split(/\s+/).filter((word) => word.length >= 5),
);
