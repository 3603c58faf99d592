//! The words of figures. In: nothing. Out: the tables that the vocabulary is made of.

use crate::recognise::vocabulary::{Class, List, Row};

/// Words of spelled numbers. For scales the number is the power of ten, for ordinals and fractions the value.
pub const NUMBERS: &[Row] = &[
    ("one", Class::ONES, 1),
    ("two", Class::ONES, 2),
    ("three", Class::ONES, 3),
    ("four", Class::ONES, 4),
    ("five", Class::ONES, 5),
    ("six", Class::ONES, 6),
    ("seven", Class::ONES, 7),
    ("eight", Class::ONES, 8),
    ("nine", Class::ONES, 9),
    ("ten", Class::TEENS, 10),
    ("eleven", Class::TEENS, 11),
    ("twelve", Class::TEENS, 12),
    ("thirteen", Class::TEENS, 13),
    ("fourteen", Class::TEENS, 14),
    ("fifteen", Class::TEENS, 15),
    ("sixteen", Class::TEENS, 16),
    ("seventeen", Class::TEENS, 17),
    ("eighteen", Class::TEENS, 18),
    ("nineteen", Class::TEENS, 19),
    ("twenty", Class::TENS, 20),
    ("thirty", Class::TENS, 30),
    ("forty", Class::TENS, 40),
    ("fifty", Class::TENS, 50),
    ("sixty", Class::TENS, 60),
    ("seventy", Class::TENS, 70),
    ("eighty", Class::TENS, 80),
    ("ninety", Class::TENS, 90),
    ("fourty", Class::TENS, 40),
    ("hundred", Class::SCALE, 2),
    ("thousand", Class::SCALE, 3),
    ("million", Class::SCALE, 6),
    ("billion", Class::SCALE, 9),
    ("trillion", Class::SCALE, 12),
    ("quadrillion", Class::SCALE, 15),
    ("quintillion", Class::SCALE, 18),
    ("sextillion", Class::SCALE, 21),
    ("lakh", Class::SCALE, 5),
    ("lac", Class::SCALE, 5),
    ("crore", Class::SCALE, 7),
    ("krore", Class::SCALE, 7),
    ("krores", Class::SCALE.or(Class::VAGUE), 7),
    ("mln", Class::SCALE, 6),
    ("bln", Class::SCALE, 9),
    ("hundreds", Class::SCALE.or(Class::VAGUE), 2),
    ("thousands", Class::SCALE.or(Class::VAGUE), 3),
    ("millions", Class::SCALE.or(Class::VAGUE), 6),
    ("billions", Class::SCALE.or(Class::VAGUE), 9),
    ("trillions", Class::SCALE.or(Class::VAGUE), 12),
    ("lakhs", Class::SCALE.or(Class::VAGUE), 5),
    ("crores", Class::SCALE.or(Class::VAGUE), 7),
    ("lacs", Class::SCALE.or(Class::VAGUE), 5),
    ("dozen", Class::DOZEN, 12),
    ("doz", Class::DOZEN, 12),
    ("dozens", Class::DOZEN.or(Class::VAGUE), 12),
    ("zero", Class::ZERO, 0),
    ("nought", Class::ZERO, 0),
    ("naught", Class::ZERO, 0),
    ("first", Class::ORDINAL, 1),
    ("second", Class::ORDINAL, 2),
    ("third", Class::ORDINAL.or(Class::FRACTION), 3),
    ("fourth", Class::ORDINAL.or(Class::FRACTION), 4),
    ("fifth", Class::ORDINAL.or(Class::FRACTION), 5),
    ("sixth", Class::ORDINAL.or(Class::FRACTION), 6),
    ("seventh", Class::ORDINAL.or(Class::FRACTION), 7),
    ("eighth", Class::ORDINAL.or(Class::FRACTION), 8),
    ("ninth", Class::ORDINAL.or(Class::FRACTION), 9),
    ("tenth", Class::ORDINAL.or(Class::FRACTION), 10),
    ("eleventh", Class::ORDINAL.or(Class::FRACTION), 11),
    ("twelfth", Class::ORDINAL.or(Class::FRACTION), 12),
    ("thirteenth", Class::ORDINAL.or(Class::FRACTION), 13),
    ("fourteenth", Class::ORDINAL.or(Class::FRACTION), 14),
    ("fifteenth", Class::ORDINAL.or(Class::FRACTION), 15),
    ("sixteenth", Class::ORDINAL.or(Class::FRACTION), 16),
    ("seventeenth", Class::ORDINAL.or(Class::FRACTION), 17),
    ("eighteenth", Class::ORDINAL.or(Class::FRACTION), 18),
    ("nineteenth", Class::ORDINAL.or(Class::FRACTION), 19),
    ("twentieth", Class::ORDINAL.or(Class::FRACTION), 20),
    ("thirtieth", Class::ORDINAL.or(Class::FRACTION), 30),
    ("fortieth", Class::ORDINAL.or(Class::FRACTION), 40),
    ("fiftieth", Class::ORDINAL.or(Class::FRACTION), 50),
    ("sixtieth", Class::ORDINAL.or(Class::FRACTION), 60),
    ("seventieth", Class::ORDINAL.or(Class::FRACTION), 70),
    ("eightieth", Class::ORDINAL.or(Class::FRACTION), 80),
    ("ninetieth", Class::ORDINAL.or(Class::FRACTION), 90),
    ("hundredth", Class::ORDINAL.or(Class::FRACTION).or(Class::SCALE), 2),
    ("hundredths", Class::FRACTION.or(Class::SCALE), 2),
    ("thousandth", Class::ORDINAL.or(Class::FRACTION).or(Class::SCALE), 3),
    ("thousandths", Class::FRACTION.or(Class::SCALE), 3),
    ("millionth", Class::ORDINAL.or(Class::FRACTION).or(Class::SCALE), 6),
    ("millionths", Class::FRACTION.or(Class::SCALE), 6),
    ("billionth", Class::ORDINAL.or(Class::FRACTION).or(Class::SCALE), 9),
    ("billionths", Class::FRACTION.or(Class::SCALE), 9),
    ("trillionth", Class::ORDINAL.or(Class::FRACTION).or(Class::SCALE), 12),
    ("trillionths", Class::FRACTION.or(Class::SCALE), 12),
    ("thirds", Class::FRACTION, 3),
    ("fourths", Class::FRACTION, 4),
    ("fifths", Class::FRACTION, 5),
    ("sixths", Class::FRACTION, 6),
    ("sevenths", Class::FRACTION, 7),
    ("eighths", Class::FRACTION, 8),
    ("ninths", Class::FRACTION, 9),
    ("tenths", Class::FRACTION, 10),
    ("elevenths", Class::FRACTION, 11),
    ("twelfths", Class::FRACTION, 12),
    ("thirteenths", Class::FRACTION, 13),
    ("fourteenths", Class::FRACTION, 14),
    ("fifteenths", Class::FRACTION, 15),
    ("sixteenths", Class::FRACTION, 16),
    ("seventeenths", Class::FRACTION, 17),
    ("eighteenths", Class::FRACTION, 18),
    ("nineteenths", Class::FRACTION, 19),
    ("twentieths", Class::FRACTION, 20),
    ("thirtieths", Class::FRACTION, 30),
    ("fortieths", Class::FRACTION, 40),
    ("fiftieths", Class::FRACTION, 50),
    ("sixtieths", Class::FRACTION, 60),
    ("eightieths", Class::FRACTION, 80),
    ("firsts", Class::FRACTION, 1),
    ("half", Class::FRACTION, 2),
    ("halves", Class::FRACTION, 2),
    ("quarter", Class::FRACTION, 4),
    ("quarters", Class::FRACTION, 4),
    ("several", Class::VAGUE, 0),
    ("few", Class::VAGUE, 0),
    ("couple", Class::VAGUE, 0),
    ("handful", Class::VAGUE, 0),
    ("scores", Class::VAGUE, 0),
    ("pair", Class::VAGUE, 0),
    ("zeroth", Class::VAGUE, 0),
    ("single", Class::VAGUE, 0),
];

/// Months and their short forms.
pub const MONTHS: &[Row] = &[
    ("january", Class::MONTH, 1),
    ("february", Class::MONTH, 2),
    ("march", Class::MONTH, 3),
    ("april", Class::MONTH, 4),
    ("may", Class::MONTH, 5),
    ("june", Class::MONTH, 6),
    ("july", Class::MONTH, 7),
    ("august", Class::MONTH, 8),
    ("september", Class::MONTH, 9),
    ("october", Class::MONTH, 10),
    ("november", Class::MONTH, 11),
    ("december", Class::MONTH, 12),
    ("jan", Class::MONTH, 1),
    ("feb", Class::MONTH, 2),
    ("mar", Class::MONTH, 3),
    ("apr", Class::MONTH, 4),
    ("jun", Class::MONTH, 6),
    ("jul", Class::MONTH, 7),
    ("aug", Class::MONTH, 8),
    ("sep", Class::MONTH, 9),
    ("sept", Class::MONTH, 9),
    ("oct", Class::MONTH, 10),
    ("nov", Class::MONTH, 11),
    ("dec", Class::MONTH, 12),
];

/// Words without a number of their own.
pub const LISTS: &[List] = &[
    (Class::VAGUE, "several few couple handful scores pair tens"),
    (Class::LEADING, "the a an this that some many"),
    // What a date may say behind those, beside its own words.
    (Class::TIME, "final moment time"),
    // What turns the number behind it into a name.
    (
        Class::LABEL,
        "section sections article articles chapter chapters clause paragraph para rule rules page pages pp line lines \
         verse figure fig table appendix annex schedule flight flights route highway interstate motorway exit gate \
         terminal platform room suite floor unit apartment apt flat building block lot channel studio box form bill \
         resolution proposition prop amendment title act case docket item items no nos number numbers nr nrs version \
         versions volume vol issue episode season series part phase stage level grade class category tier type model mark \
         mk windows iphone ipad android galaxy pixel playstation xbox boeing airbus embargo formula g apollo soyuz falcon \
         artemis voyager sputnik covid group pool heat lane seed seeds step steps question questions exercise exercises \
         day week game match round district ward precinct zone sector area county sub-section subsection subparagraph \
         regulation directive convention protocol psalm psalms isaiah genesis corps division brigade battalion regiment \
         squadron company fleet army serial isbn zip postcode tel telephone phone fax ext extension radio core ryzen \
         geforce pentium junction junctions berth pier hangar bus tram lap hole marker ball h.r h.r. quoting http https www",
    ),
    // Never the noun that a number counts, and the end of a noun phrase.
    (
        Class::FUNCTION,
        "a an the this that these those my your his her its our their whose which what who whom whoever i you he she it \
         we they me him us them myself himself herself itself themselves and or but nor so yet for because although \
         though while whereas if unless until till when whenever where wherever why how than as of in on at by to from \
         with without within into onto upon over under above below between among amongst across against along around \
         before after behind beneath beside besides beyond despite down during except inside like near off out outside \
         past per since through throughout toward towards up via versus vs amid amidst about according including \
         excluding regarding concerning following is are was were be been being am do does did done doing have has had \
         having will would shall should can could may might must ought not no never also too very just only even still \
         already ever again once then there here now today tonight yesterday tomorrow later earlier ago soon more less \
         fewer most least much many each every either neither both all any some such same another last next however \
         therefore meanwhile thus hence instead otherwise perhaps maybe almost nearly apiece altogether total combined 'm \
         're 've 'll don't didn't won't can't isn't aren't wasn't weren't hasn't haven't hadn't couldn't wouldn't \
         shouldn't monday tuesday wednesday thursday friday saturday sunday overnight respectively overall simultaneously \
         nationwide worldwide abroad overseas alone away back home together",
    ),
    // Verb forms and predicates that often follow a counted noun directly.
    (
        Class::VERB,
        "said says say saying told tells tell killed kills kill died dies die injured wounded hurt went go goes going \
         gone came come comes coming got get gets getting took take takes taking taken made make makes making gave give \
         gives giving given found find finds became become becomes began begin begins begun left leave leaves leaving \
         arrived arrive arrives arriving attended attend fled flee fleeing lost lose loses losing won win wins winning \
         rose rise rising rises risen fell fall falling falls fallen grew grow growing grows grown remained remain \
         remains remaining stayed stay live lives living lived work works working worked wearing carrying using holding \
         standing sitting waiting looking seeking want wants wanted need needs needed voted vote voting participated \
         joined join joining signed sign participate arrested detained charged convicted sentenced accused rescued \
         evacuated displaced trapped stranded hospitalized hospitalised missing dead born married divorced believed \
         thought expected reported registered recorded confirmed announced released published issued sold bought built \
         caused destroyed damaged used based located known called named considered required allowed involved included \
         include includes received receive receives started start starts starting ended end ending finished finish \
         continued continue continues held hold holds kept keep keeps let put set run runs ran running face faces facing \
         faced help helped showed show shows showing shown seem seems seemed appear appears appeared happened happen \
         agreed agree agrees tested test-positive pay paid pays paying spent spend spends spending sent send cost costs \
         gathered gather marched march protested reached reach reaches reaching passed pass passes passing crossed cross \
         entered enter returned return returning turned turn moved move moving own owns owned earn earned earns buy buys \
         buying sell sells selling play played playing plays watched watch see saw seen sees scored score scoring average \
         averaged averaging totaled totalled totaling totalling worth apart aged old long wide tall deep high thick \
         taller older younger longer higher lower larger bigger smaller faster followed follow follows ranging range \
         visited visit visiting drowned perished survived survive fought fight fighting served serve serving backed \
         supported opposed rejected approved apply applied applying try tried trying dying know knew think feel felt \
         prefer preferred plan planned planning believe believes quit quits resign resigned retire retired lead led leads \
         leading met meet meets meeting talk talked available overdue alive present",
    ),
    // What a figure that follows is the size or an end of.
    (
        Class::CHANGE,
        "rise rose risen rising rises fall fell fallen falling falls grow grew grown growing grows drop drops dropped dropping \
         climb climbed climbing climbs increase increased increases increasing decrease decreased decreasing decline declined \
         declining declines jump jumped jumping jumps slip slipped slid slide surge surged surging soar soared plunge plunged \
         plummeted tumbled cut cuts cutting reduce reduced reducing raise raised raising lower lowered lowering boost boosted \
         boosting expand expanded shrink shrank shrunk shrinking went go going goes gone move moved moving change changed changing swing \
         swung shift shifted up down upgrade upgraded downgraded doubled tripled halved narrowed widened improved worsened advance \
         advanced gain gained eased edged ticked dipped dip sank trimmed slashed revised lifted hike hiked swelled ballooned \
         rebounded recovered spike spiked accelerated slowed weakened strengthened turned inched crept leapt leaped skidded sagged \
         slumped contracted nudged retreated bounced firmed softened rocketed skyrocketed ballooning swelling soaring plunging \
         tumbling sinking sliding slumping shrinks narrows widens cratered crashed collapsed swollen raises boosts expands \
         expanding reduces surges soars plunges plummets plummeting tumbles trims trimming lifts lifting hikes hiking swells \
         recovers recovering accelerates slows weakens weakening strengthens strengthening improves improving worsens doubles \
         doubling triples tripling halving moves shifts swings swinging widening narrowing easing edging inching creeping \
         creep creeps leap leaps leaping slump slumps slipping slips dipping dips gaining advancing advances revising bringing \
         upping upped quickened quickens firming rallied rallying rebounding rebounds",
    ),
    (
        Class::PLURAL,
        "people men women children police troops personnel staff aircraft spacecraft fish sheep deer cattle species \
         series teeth feet geese mice media data bacteria criteria phenomena alumni fungi nuclei policemen policewomen \
         firemen fishermen servicemen servicewomen gunmen crewmen businessmen businesswomen congressmen salesmen \
         sportsmen spokesmen schoolchildren grandchildren stepchildren offspring head seamen workmen airmen countrymen \
         craftsmen poultry kin folk folks youth clergy crew faculty livestock percent apiece dead unemployed injured \
         wounded",
    ),
];
