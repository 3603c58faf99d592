//! The closed lists. In: nothing. Out: words by class, folded.

use super::Classes;

/// Words by class; a word may stand in several rows.
pub const CLASSES: &[(Classes, &str)] = &[
    (Classes::SUBJECT, "he she it they i we"),
    (Classes::RELATIVE, "who which whom whose where"),
    (
        Classes::VAGUE,
        "others some many critics both another everyone everybody nobody someone somebody anyone one few most several",
    ),
    (
        Classes::DETERMINER,
        "the a an his her their its our my your this that these those some most both another no each any all every either neither \
         other former current top senior one two three four five six seven eight nine ten several many few such",
    ),
    (
        Classes::ATTRIBUTES,
        "according reportedly allegedly purportedly supposedly put puts found finds ruled rules held holds show shows showed \
         indicate indicates indicated suggest suggests suggested estimates estimated lists listed",
    ),
    (Classes::POSSESSIVE, "his her their its our my your"),
    (
        Classes::QUANTITY,
        "one two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands million \
         millions billion several many few both",
    ),
    (
        Classes::PREPOSITION,
        "in on at during for by from with to into about over under of through against between within upon near despite following \
         without outside inside across along among amid around behind below beneath beside besides beyond concerning except like \
         off onto out past per regarding throughout toward towards until via",
    ),
    (
        Classes::SUBORDINATOR,
        "that as when while after before because although though if since until unless whether where how what why than whereas \
         once lest provided whenever wherever so",
    ),
    (Classes::COORDINATOR, "and but or nor yet"),
    (
        Classes::AUXILIARY,
        "is was are were am has had have does did do isn't wasn't aren't weren't hasn't hadn't haven't doesn't didn't don't it's \
         he's she's they're we're i'm i've we've they've you're",
    ),
    (
        Classes::MODAL,
        "will would can could shall should must may might cannot can't won't wouldn't couldn't shouldn't mustn't mightn't ought \
         he'll she'll it'll they'll we'll i'll you'll he'd she'd they'd we'd i'd it'd you'd",
    ),
    (
        Classes::NEGATION,
        "not never no neither nor none nobody nothing cannot without isn't wasn't aren't weren't hasn't hadn't haven't doesn't \
         didn't don't can't won't wouldn't couldn't shouldn't",
    ),
    (
        Classes::ADVERB,
        "also then later once again further previously repeatedly reportedly simply just only still even already recently soon \
         first finally often now famously never ever not always has have had was is are were be been being will would did does do \
         can could may might must should having himself herself themselves itself both all too earlier however instead meanwhile \
         nevertheless nonetheless therefore thus briefly bluntly publicly privately perhaps indeed quickly separately",
    ),
    (
        Classes::TIME,
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september \
         october november december today yesterday tomorrow tonight mon tue tues wed thu thur thurs fri sat sun jan feb mar apr \
         jun jul aug sep sept oct nov dec",
    ),
    (
        Classes::ROLE,
        "spokesman spokeswoman spokesperson spokespeople official officials president minister secretary senator governor mayor \
         leader leaders chief director manager chairman chairwoman chair ambassador general commander colonel major captain officer \
         officers police campaign government ministry department agency committee company group report study statement analyst \
         analysts expert experts professor lawyer lawyers attorney judge court candidate nominee lawmaker lawmakers congressman \
         congresswoman representative aide aides adviser advisers advisor advisors source sources witness witnesses activist \
         activists critic critics supporter supporters democrats republicans democrat republican strategist strategists economist \
         economists author writer reporter reporters journalist journalists editor host anchor man woman people voter voters student \
         students teacher teachers mother father son daughter brother sister wife husband friend friends family doctor doctors \
         resident residents survivor survivors owner founder ceo head member members chancellor king queen prince princess pope \
         bishop cardinal priest pastor diplomat diplomats envoy negotiator negotiators operative veteran veterans soldier soldiers \
         historian scholar scholars researcher researchers scientist scientists poll survey document documents email emails letter \
         memo ad ads post tweet article story paper newspaper website site organization organisation union administration team office \
         board panel authority authorities party state country nation commission council bank firm network prosecutor prosecutors \
         investigators investigator detective pollster businessman businesswoman billionaire mogul donor donors delegate delegates \
         delegation colleague colleagues opponent opponents rival rivals player coach actor actress singer producer speaker whip \
         premier deputy lieutenant sheriff sergeant headline headlines slogan sign signs banner transcript caption one other others \
         counterpart envoys ministers presidents officers mps mp executive executives partner neighbour neighbor neighbours \
         neighbors farmer farmers worker workers driver pilot nurse nurses patient patients victim victims relative relatives \
         parent parents boss guard guards parliament congress senate monitor monitors observers observer watchdog regulator \
         regulators embassy hospital charity campaigner campaigners commentator blogger bloggers insider insiders defendant \
         militia rebels army navy military troops forces mission consulate dissident dissidents musician artist novelist poet \
         comedian star guest guests attendee attendees organizer organizers organiser organisers climber customer customers tenant \
         landlord merchant trader traders investor investors shareholder shareholders publisher staffer staffers treasurer \
         superintendent principal dean provost curator engineer engineers architect biologist physicist chemist epidemiologist \
         psychologist psychiatrist therapist nun monk imam rabbi cleric theologian ombudsman inspector constable magistrate \
         bystander passerby onlooker onlookers tourist tourists villager villagers fan fans user users reader readers viewer viewers \
         teammate captaincy manifesto lawsuit complaint filing ruling text note placard plaque inscription graffiti poster \
         billboard biographer aviator astronaut chef baker butcher mechanic electrician carpenter plumber firefighter firefighters \
         paramedic paramedics medic medics trooper troopers councillor councilor councilman councilwoman councillors councilors \
         alderman assemblyman assemblywoman commissioner commissioners trustee trustees supervisor supervisors staffers",
    ),
    (
        Classes::PLURAL,
        "spokespeople officials leaders officers analysts experts lawyers lawmakers aides advisers advisors sources witnesses \
         activists critics supporters democrats republicans strategists economists reporters journalists people voters students \
         teachers friends doctors residents survivors members diplomats negotiators veterans soldiers scholars researchers \
         scientists documents emails ads authorities prosecutors investigators donors delegates colleagues opponents rivals \
         headlines signs others envoys ministers presidents mps executives neighbours neighbors farmers workers nurses patients \
         victims relatives parents guards monitors observers regulators campaigners bloggers insiders rebels troops forces \
         dissidents guests attendees organizers organisers customers traders investors shareholders staffers engineers onlookers \
         tourists villagers fans users readers viewers firefighters paramedics medics troopers police",
    ),
    (
        Classes::TITLE,
        "admiral duchess duke cllr mr mrs ms miss dr sir dame lord lady president vice prime minister foreign defense defence interior \
         finance secretary general gen col colonel lt maj major capt captain adm brig brigadier sgt sergeant lieutenant sen senator \
         rep representative gov governor mayor chancellor king queen prince princess pope cardinal archbishop bishop rev reverend \
         prof professor chairman chairwoman chair speaker justice judge ambassador chief commander director congressman \
         congresswoman officer attorney deputy former then-president ex-president spokesman spokeswoman spokesperson pm premier \
         envoy press emperor sultan sheikh ayatollah imam rabbi father sister brother saint field marshal inspector detective \
         constable sheriff councillor councilor councilman councilwoman alderman assemblyman assemblywoman commissioner selectman activist analyst economist journalist historian baroness baron earl count countess coach treasurer recorder",
    ),
    (
        Classes::TITLE_MALE,
        "mr sir lord king prince pope congressman chairman spokesman businessman duke baron emperor sultan father",
    ),
    (
        Classes::TITLE_FEMALE,
        "mrs ms miss lady dame queen princess congresswoman chairwoman spokeswoman businesswoman duchess baroness countess",
    ),
    (
        Classes::ABBREVIATED,
        "mr mrs ms dr sen rep gov gen col lt maj capt adm brig sgt prof rev jr sr st messrs hon cllr cmdr supt insp",
    ),
    (
        Classes::NATION,
        "russian ukrainian american british german french chinese polish belarusian estonian latvian lithuanian finnish swedish \
         turkish hungarian slovak czech israeli iranian italian spanish european soviet us u.s u.s. uk u.k u.k. republican democratic \
         democrat gop christian latvian japanese canadian australian dutch norwegian danish georgian moldovan serbian syrian \
         crimean kremlin pentagon nato united opposition conservative labour liberal tory indian pakistani afghan iraqi saudi \
         egyptian south north korean mexican brazilian argentine irish scottish welsh english greek romanian bulgarian austrian \
         swiss belgian portuguese lebanese palestinian jordanian african asian western eastern un u.n u.n. eu e.u",
    ),
    (
        Classes::BODY,
        "ministry department party university council times post news street house committee campaign commission union agency \
         institute center centre association bank group court senate congress parliament army forces force staff command television \
         tv radio service journal press magazine foundation corp corporation inc ltd company co office bureau fund league church \
         college school society organization organisation nations nato eu un u.n. white kremlin pentagon state states administration \
         guard police republic democrats republicans america gop dnc rnc fbi cia mi6 cnn bbc reuters afp ap nbc abc cbs fox msnbc \
         politico breitbart wall tribune guardian telegraph herald twitter facebook youtube telegram tower today airport hospital \
         museum airlines motors energy oil gas holdings plc gmbh llc board authority alliance front movement federation kingdom \
         treasury assembly duma bundestag cabinet embassy club united city fc team observatory network trust watch network monitor \
         independent mirror sun mail express daily observer review chronicle globe star register gazette tass interfax unicef \
         unesco who imf opec fifa uefa international rights capital partners brothers securities industries \
         technologies solutions pharmaceuticals studios records pictures entertainment rovers wanderers sachs \
         world bank google apple microsoft amazon meta tesla boeing airbus gazprom rosneft toyota",
    ),
    (
        Classes::PLACE,
        "russia ukraine china france germany poland britain england scotland wales ireland italy spain sweden finland estonia latvia \
         lithuania hungary slovakia romania moldova turkey syria iran iraq israel gaza cuba japan korea canada australia india \
         pakistan afghanistan egypt libya yemen qatar brazil mexico argentina chile nigeria kenya ethiopia sudan greece austria \
         belgium netherlands norway denmark iceland switzerland portugal serbia croatia bulgaria belarus georgia armenia azerbaijan \
         kazakhstan europe africa asia america crimea donbas donetsk luhansk kherson kharkiv mariupol odesa odessa bucha moscow kiev \
         kyiv minsk brussels washington london berlin paris warsaw beijing rome madrid vienna geneva tehran ankara istanbul \
         jerusalem kabul baghdad damascus delhi tokyo seoul canberra ottawa sydney quebec toronto chicago boston york angeles \
         california texas florida ohio pennsylvania virginia carolina michigan wisconsin nevada iowa hampshire colorado arizona \
         alabama alaska arkansas connecticut delaware hawaii idaho illinois indiana kansas kentucky louisiana maine maryland \
         massachusetts minnesota mississippi missouri montana nebraska jersey oklahoma oregon tennessee utah vermont wyoming \
         manhattan brooklyn hollywood arabia emirates zealand kremlin pentagon westminster west east us u.s. uk u.k. eu nato un \
         u.n. u.s u.k u.n facebook twitter x telegram instagram truth social",
    ),
    (
        Classes::PARTICLE,
        "de van von al bin der la el del di da ben bint du le ter dos das ibn abu den st",
    ),
    (
        Classes::MASCULINE,
        "john james robert michael william david richard joseph thomas charles donald barack george paul mark steven kevin brian \
         ronald joe bill ted mike marco chris christopher jeb ben benjamin bernie tim timothy mitt rand scott jeff jeffrey rudy newt \
         dmitry dmytro vladimir volodymyr sergei sergey sergiy serhiy andriy andrei alexander oleksandr oleksiy alexei viktor victor \
         yevgeny mikhail nikolai igor ivan boris emmanuel olaf jens antony anthony lloyd jake jacob jack jim jimmy matt matthew dan \
         daniel peter patrick eric andrew adam ryan jason josh joshua greg gregory gary larry frank harry henry roger tom tommy tony \
         steve stephen sam samuel ron rick ray raymond phil philip nick nicholas nathan martin luke lee ken kenneth keith justin \
         jonathan jeremy jared ian howard glenn gerald gabriel fred francis edward ed doug douglas dennis dean dave craig corey carl \
         carlos bruce bob bobby blake barry arthur alan allan al abdul ahmed ali mohammed mohammad muhammad hassan hussein recep \
         mateusz andrzej radoslaw zbigniew josep rishi keir xi narendra ihor kyrylo valery valeriy yuri yury pavel petro anatoly \
         ruslan ramzan aleksandr alyaksandr oleg kirill leonid denis denys maxim khizr reince jean pierre jacques juan jose jorge \
         luis miguel pedro antonio mario giuseppe matteo silvio hans klaus heinz wolfgang gerhard helmut robby simon stuart neil \
         nigel oliver owen hugh graham geoffrey gordon derek duncan colin clive brendan bernard austin aaron alex alexis albert \
         benny bradley brad brett cameron chad chuck clarence clark claude cliff clinton cody curtis dale darren darrell derrick don \
         donovan dwight earl edgar edwin elliot elliott elon ernest ethan eugene evan felix floyd franklin garrett gavin geoff \
         gilbert grant guy harold harrison harvey herbert herman isaac jay jerome jerry jesse jesus joel jon jordan julian julio kurt \
         kyle lance lawrence leo leon leonard leroy lewis lionel lou louis lucas malcolm marcus marshall marvin mason maurice max \
         melvin milton mitch mitchell mohamed morgan moses neal noah norman omar oscar otto perry phillip preston ralph ramon randall \
         randy reginald ricardo ricky rob robin roderick rodney roland roman ross roy russ russell salvador sean seth shane shawn sid \
         sidney spencer stan stanley stefan stewart terrence terry theodore todd travis trevor troy tyler vernon vince vincent wade \
         walter warren wayne wesley will willie winston zac zach zachary mahmoud ismail ibrahim yusuf osama bashar benjamin yair \
         jinping shinzo fumio moon ban antonio jose leo benedict pope steve jd karim kofi mehdi imran \
         abdoulaye abdullah abel abubakar afonso aidan ajay akira alain alasdair alassane alberto aldo alejandro aleksandar \
         alessandro alfie alistair alun alvaro amit amos anders andre andreas andres andrus angus anil antoine anton anwar \
         archie arkady armin arnaud arsen artem artur arturs arun arvind ashok ashraf asif attila augustin bart bela benito \
         beppe bernardo binali bjorn bodo bohdan bojan bola bongbong boyko branko brody bruno bulent burak caleb callum calvin \
         cedric cesar chidi chinua christian christophe ciaran claudio clifford colton conor cormac cornelius crispin cyril \
         cyrus dafydd dag darius darnell davide davit declan deepak dejan dermot deshawn desmond didier diego dieter dimitar \
         dimitri dimitris dirk dominik dragan duarte dylan eamon ebrahim edgars edouard eduard egon ekrem elijah emeka emile \
         emilio emomali emre enda enrico enrique eoin erich erik ernesto etienne evangelos evo ewan ezekiel ezra fabian fabien \
         faisal felipe ferdinand ferenc fergus fernando finn florian francesco francois franjo freddie friedrich gabor gareth \
         gaspard geert geir gennady georges georgi gerard gianni giedrius giles gilles giorgi giorgio giorgos giovanni gitanas \
         gonzalo goodluck goran grayson grigory grover grzegorz guang guido guillaume gulbuddin gunnar gunter gunther gustave \
         gustavo gyorgy haakon hakan hamed hamid hamish haruki hector heiko hendrik henri henrik henrique hiroshi horst hosni \
         hossein hudson hugo hun huw iain ieuan ignacio ilham imre irakli isaiah istvan ivica jaap jaein jair jakub jamal \
         janne janos janusz jari jaroslaw jasper javad javier jeremiah jeroen jiang jianguo jiri joachim joao joaquin johan \
         johannes joko jolyon jorg joris jorn josaia josef josip juha jukka jungun jurgen juri kareem karl kemal kendrick kenji \
         khaled khalid kieran kjell klaas knut koen koji konstantin kostas krisjanis kristjan krzysztof kwame kyriakos lamar \
         landon lars laurent lech leif leopold levan levi liam lorenzo luca ludwig luigi luiz lukas lula lyndon mads magnus \
         mahathir mahdi makoto maksim malachi malik mamadou manfred manmohan manuel marcel marcelo marek mariano markus marquis \
         massimo mathieu matthias matti maurizio maxime mehmet micah micheal michel mikheil mikko miklos milan milos minho \
         moritz moussa muammar muhammadu murat mustafa mykhailo mykhaylo mykola nabil najib nasser nathaniel nawaz nayib nelson \
         niall nicolas niels nikita nikola nikoloz nikos nils norbert nuno nursultan ole oleh olivier olof olov olusegun \
         oluwaseun omer ousmane pablo padraig panagiotis paolo pascal patrice paulo pawel pekka percy pervez philippe pieter \
         piotr prabowo prayuth quentin radovan rafael rahul raila rainer rajesh rajiv ralf ramesh rashad rashid rasmus raul \
         ravi remy renato rene renzo reza rhys riad riccardo rinat roberto rodrigo romano rory roscoe rudolf rumen rupert \
         rutger rutherford saddam sadyr salman samir samuelson sandor sani sanjay santiago seamus sebastian sebastien semyon \
         serge sergio shavkat shehbaz siegfried sigurd siim silas sione slobodan soren srettha stanislav stefano stepan \
         stephane stjepan stoyan suleyman suresh sven taavi takashi tamim taras tariq taro tayyip teddy terrell thabo thaddeus \
         thaksin thiago thierry thijs thorsten tiago tibor timo timur tobias toby tomas tomasz toomas torsten trayvon tristan \
         trond tunde tyrone uhuru ulysses umberto urmas uwe vaclav vadim vadym valdis valentin vasco vasily vasyl viacheslav \
         vijay vitali vitaliy vitaly vittorio volker vuk vyacheslav walid walther wei wen werner willem wim wojciech woodrow \
         wouter xavier yannis yaroslav yegor yoshihide yoweri yves zachariah ziad zoltan zoran zurab",
    ),
    (
        Classes::FEMININE,
        "carla marta dana tess tessa becca moira elspeth petra bronwen nerys delia dorothea eliza elsie erika estelle freya gabrielle gemma gwen gwyneth imelda janelle jemma judith kara karin karina kelsey kendra kira krista lana lara laurie lena lenka leona lila lisbeth lola lorna luisa luz mabel mae maia mandy marcia marcella margot marguerite marianne marisa marlene marta martina matilda mathilde maud mia milena mina mira miriam monique muriel nell nerissa odette ophelia patsy petronella portia ramona raquel regina rena rhoda rhonda rosanna rosita rukhsana sabrina sadia saima samina selina selma serena shana shauna sheryl sian sienna simona susana tabea talia tatiana terri tess thelma tiffany tilda trudy una valeria velma verena vivien wilma winona xenia yael yara yasmeen yesenia yolande yulia zelda zara hillary mary patricia linda barbara elizabeth jennifer maria susan margaret lisa nancy karen betty helen sandra donna carol \
         ruth sharon michelle laura sarah sara kimberly deborah jessica melissa rebecca melania ivanka carly kellyanne katrina megyn \
         ann anna anne amy angela annalena christine christina ursula olena iryna yulia julia julie natalia liz kate katie kathleen \
         chelsea huma debbie elise emily emma rachel samantha diane diana dianne claire clare jill jane janet jeanne joan joyce judy \
         kaja sanna theresa teresa giorgia valentina victoria veronica wendy whitney stephanie sophie sofia roxane karine jen kamala \
         tulsi loretta alicia tamara tatyana svetlana olga oksana hanna ganna maryna daria vira karoline caroline carolyn catherine \
         katherine kathy charlotte cheryl cynthia dawn denise doris dorothy edith eileen elaine eleanor ella ellen erica erin esther \
         eva evelyn fiona florence frances gail gillian gina gloria grace greta hannah harriet hazel heather heidi hilary holly irene \
         isabel isabella jacqueline jackie jamie janice jean joanna joanne josephine june kelly kristen kristin lauren leah leslie \
         lillian lily lois lorraine louise lucy lydia lynn madeleine marie marilyn marine marion marjorie martha maureen megan meghan \
         melanie mélanie mildred miranda monica molly naomi natalie nicola nicole nina nora norma olivia pamela paula pauline peggy \
         penny phyllis priti rita roberta robin rosa rose rosemary sally shannon sheila shirley sonia stacy sue suella susanne \
         suzanne sylvia tanya tara tina tracy ursula valerie vanessa virginia vivian yvette yvonne zoe malala aung indira benazir \
         fatima aisha leila layla zahra jacinda dilma cristina nikki elena ekaterina irina lyudmila nadezhda galina marina polina \
         aaliyah abigail adaeze agatha agnes agneta agnieszka aino akiko alejandra alena alessandra aliki alina aliya alla \
         alyona alyssa amal amina aminata ana anastasia angelika anjali anke annegret anneli annick annika anniken antonina \
         aoife arabella arlene asma astrid aurelie ayanna ayse aysegul azar barbora beata beatrice begona bernadette bertha \
         beryl bessie bethan betsy biljana birgit birgitta brigitte brittany bronagh cait camila camille canan carmen carrie \
         carys catarina catriona cecilia chiara chimamanda chloe christiane ciara claudia colette condoleezza corinne cressida \
         daisy dalia daniela danuta deb deepa delphine destiny dina dinara dolly dolores dora doreen doro ebba ebony eilidh eka \
         eleni elif elin elina elisabeth elke ellie elly emine erna esperanza eszter ethel evika ewa fatma fatou federica \
         fernanda folasade francesca francoise franziska freja funmi gabriela gemma genevieve georgina gertrude gisela giulia \
         gleisi graca grainne grazyna gretchen gro gudrun gulnara gunilla hailey hanan hanne haruko hatice hattie heike helle \
         henrietta hettie hilda ida ildiko ilhan ilona ilse imogen ines inge inger ingrid inna ioana isabelle ivana iveta ivy \
         jadranka jadwiga jasmine jelena jemima joana johanna joni josette judit kaia kaiya katalin katarzyna katerina kathrin \
         katja katrin kavita kayla kayleigh keiko keisha kemi kersti kerstin ketanji ketevan khadija kirsten kirsti kirstie \
         kirstjen kirsty kolinda kyrsten laimdota lakshmi larisa latoya leanne lene leonor leyla lidia liina lina ling linnea \
         liv lucinda ludmila luiza lyubov madison maeve magdalena maggie mairead maisie maja malgorzata mamata manon manuela \
         margareta margarita mariam mariana marielle marin marit mariya marsha martine maryam masih maud mavis mayawati mazie \
         meena mei meral mercedes meruyert mette mhairi mihaela milica millie minnie mireille mona monika morag myrtle nadia \
         naledi naoko nasrin nathalie nellie ngozi niamh nino nirmala nkosazana nour ntora oby odile oleksandra oprah orla \
         oxana paivi paola parvin pascale pernille petra philippa phumzile pilar pippa pooja poppy priya priyanka radhika raisa \
         rania rashida renate rhiannon riitta rima roisin rokia rosalind rosalyn rosangela rosie rumiana rushanara sabine sadie \
         salma salome samira sanae sandrine satu segolene seiko shirin shona sian sigrid silke silvia sima simone sinead \
         siobhan siv smriti snezana solange solomiya solveig sonja soraya sorina sunita susann sushma sylvie tabitha tamika \
         tammy tamsin tanisha tansu tarja tetiana thangam thuli tomoko tone tsai tulip tuva ulrike vera veronique vesna \
         viktoriia viorica wangari winifred winnie ximena xiomara xiu yasmin yelena yevgenia yevheniia yolanda yuki yuko yuriko \
         zainab zeynep zhanna zofia zoya zsuzsanna zuzana",
    ),
    (
        Classes::VERB,
        "rose fell went came made took gave got became began left lost won met kept held brought bought sold sent spent stood sat \
         ran grew drew flew knew threw broke chose drove hit hurt led lay lies lays rises falls goes comes makes takes gives gets \
         becomes begins leaves loses wins meets keeps holds brings buys sells sends spends stands sits runs grows draws knows throws \
         breaks chooses drives leads seems appears remains includes contains covers costs lasts shows showed wants wanted needs \
         needed tries tried allows allowed helps helped moves moved turns turned starts started ends ended continues occupies \
         controls killed wounded injured died lives lived works worked stopped starts opened closed agreed agrees happened occurs \
         occurred hosts hosted joins joined visited visits arrived arrives passed passes reached reaches increased decreased dropped \
         climbed jumped rose plunged slipped gained grew shrank doubled tripled halved accounted accounts amounted amounts totalled \
         totaled equals fought fights struck strikes shot launched launches invaded captured captures seized seizes retook took \
         withdrew withdraws destroyed destroys damaged signed signs approved voted elected appointed resigned fired hired built \
         builds owns owned produced produces published publishes released releases posted caused causes created creates added adds \
         found finds saw sees heard hears felt put puts set sets let lets cut cuts paid pays used uses asked backed backs called \
         calls belongs belonged follows followed faces faced dies kills hails signalled spans stretches measures weighs carries \
         carried employs employed serves served plays played scored beat beats defeated earns earned raises raised collects \
         collected appeals exceeded exceeds",
    ),
    (
        Classes::COMMON,
        "the a an and but or nor so yet if when while after before because although though since until unless whether where how \
         what why who which that this these those there here then now not no yes he she it they i we you him her them us his their \
         its our my your in on at by for from with to into about over under of through against between within upon near despite \
         following without outside inside across along among amid around behind below beside besides beyond except like off onto \
         out past per regarding throughout toward towards via as than once also however meanwhile instead indeed still even just \
         only again often never ever always perhaps maybe moreover furthermore nevertheless nonetheless therefore thus hence \
         otherwise elsewhere overall additionally finally lastly first second third next last later earlier soon recently currently \
         previously initially eventually originally formerly today yesterday tomorrow tonight one two three four five six seven \
         eight nine ten eleven twelve dozens hundreds thousands millions some any many most more much few fewer less several all \
         both each every either neither another other others such same own be is are was were been being am do does did done doing \
         have has had having will would can could shall should may might must let make get go come take give see look think know \
         say says said tell told ask asked speaking according asked based given including during near nearly almost about roughly \
         around approximately up down well ok okay hello thank thanks please sorry sure wait stop yeah oh god good great new old big \
         small high low long short little large early late young major minor key main top total average annual public private \
         national international local federal global foreign economic political military social legal financial human real true \
         false only very too quite rather people men women man woman children child family families police officials authorities \
         government governments minister ministers president leader leaders experts analysts critics supporters sources witnesses \
         residents scientists researchers doctors soldiers troops forces workers voters students teachers investors markets stocks \
         shares prices sales profits revenue inflation unemployment growth exports imports output production demand supply oil gas \
         gold energy water food health education science sport sports business economy politics culture opinion weather traffic news \
         breaking exclusive live watch read listen see more related recommended advertisement posted updated published photo image \
         picture video audio caption credit source editor reporter staff follow share subscribe previous post click sign log war \
         peace fighting talks ceasefire truce attack attacks strike strikes explosion explosions fire fires flood floods earthquake \
         storm rain snow winter summer spring autumn morning afternoon evening night day days week weeks month months year years \
         time times world country countries city cities town village state states region regions area north south east west northern \
         southern eastern western central home house school university hospital church court law bill tax taxes budget report \
         reports study data figures statistics results evidence documents records question questions answer part parts number \
         percent share half quarter much everyone everybody someone nobody nothing something everything anyone anything none those \
         work jobs money pay costs cost price rate rates asked officially clearly obviously apparently reportedly allegedly \
         unfortunately fortunately sadly happily interestingly importantly surprisingly ironically historically traditionally \
         generally usually normally typically mostly mainly partly largely simply really actually basically essentially literally \
         hopefully certainly definitely probably possibly similarly likewise conversely consequently subsequently afterwards \
         afterward beforehand since whenever wherever whatever whoever whichever however every part dear mr mrs ms miss dr sir \
         members parents women girls boys students protesters demonstrators lawyers prosecutors investigators rescuers firefighters \
         emergency ambulance passengers drivers pilots farmers fishermen tourists visitors customers consumers companies firms \
         banks businesses hotels restaurants shops stores schools hospitals roads bridges trains buses cars trucks planes flights \
         ships boats tanks missiles drones rockets bombs guns weapons ammunition sanctions tariffs elections votes polls parties \
         candidates campaign debate speech statement interview conference meeting summit visit trip call calls deal deals agreement \
         agreements treaty negotiations diplomacy progress support aid help assistance relief rescue recovery reconstruction \
         military intelligence security defence defense border borders army navy officers generals commanders veterans prisoners \
         hostages refugees migrants civilians casualties deaths injuries losses damage victims survivors suspects ceo chairman \
         between rather plus minus versus total counting excluding barring pending considering depending asked seen known born \
         multiple numerous various separate additional recent temperatures gusts turnout grief humidity visibility rainfall \
         damage crime trade shipping mining wheat rice corn coffee cotton steel coal copper married dead killed wounded injured missing left right front back side end start middle bottom outside put set run turn \
         move play hold keep bring buy sell send build lead win lose pay meet stay leave help try use find feel show want need \
         believe hope love hate remember forget imagine consider suppose expect call try ask check click visit join download search",
    ),
];
