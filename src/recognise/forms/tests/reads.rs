//! Sentences of numbers, counts and money, and what is read in them.

use super::check;

#[test]
fn numbers_in_digits_and_words() {
    check(NUMBERS);
}

const NUMBERS: &[(&str, &str)] = &[
    (
        "Corn was 3-1/4 cents up at $4.79 1/2.",
        "3-1/4 cents = money 3.25 cent; $4.79 1/2 = money 4.795 USD",
    ),
    (
        "Up to two thousand and forty guests came.",
        "two thousand and forty = count 2040 of guests, at most",
    ),
    ("The team counted exactly 19540302 beetles.", "19540302 = count 19540302 of beetles"),
    ("The tank holds 20010911 litres.", "20010911 litres = volume 20010911 litre"),
    ("The town counts 43,000 inhabitants.", "43,000 = count 43000 of inhabitants"),
    ("Nineteen workers were trapped.", "Nineteen = count 19 of workers"),
    ("Some 1.2 million people left the city.", "1.2 million = count 1200000 of people, about"),
    ("Half a million pilgrims came.", "Half a million = count 500000 of pilgrims"),
    ("It sold two and a half million copies.", "two and a half million = count 2500000 of copies"),
    ("Forty-three thousand seats were empty.", "Forty-three thousand = count 43000 of seats"),
    ("She read two hundred dozen letters.", "two hundred dozen = count 2400 of letters"),
    (
        "He owns three million, two hundred thousand shares.",
        "three million, two hundred thousand = count 3200000 of shares",
    ),
    (
        "The court heard twenty-one thousand and eleven complaints.",
        "twenty-one thousand and eleven = count 21011 of complaints",
    ),
    ("There were 1 234 567 valid ballots.", "1 234 567 = count 1234567 of valid ballots"),
    ("About 10 000 tickets are left.", "10 000 = count 10000 of tickets, about"),
    ("The register holds 12,34,567 names.", "12,34,567 = count 1234567 of names"),
    ("A hundred and two lamps were lit.", "A hundred and two = count 102 of lamps"),
    ("The index closed at 3,512.40.", "3,512.40 = number 3512.4"),
    ("The measured ratio was 3.14159.", "3.14159 = number 3.14159"),
    ("It rained on 3½ of 5 days.", "3½ = number 3.5; 5 days = duration 5 day, P5D"),
    ("The factor is 1.3x10^6.", "1.3x10^6 = number 1300000"),
    ("The dose was 6.23x10^-4 units.", "6.23x10^-4 = number 0.000623 of units"),
    ("It holds 1.3e6 records.", "1.3e6 = count 1300000 of records"),
    ("Two point five million visitors came.", "Two point five million = count 2500000 of visitors"),
    ("The constant is nought point nought three.", "nought point nought three = number 0.03"),
    ("The answer is minus five.", "minus five = number -5"),
    ("He scored minus two.", "minus two = number -2"),
    ("Zero complaints were filed.", "Zero = count 0 of complaints"),
    ("Her channel has 10k followers.", "10k = count 10000 of followers"),
    ("It drew 5m viewers.", "5m = count 5000000 of viewers"),
    ("The post got 2.4M views.", "2.4M = count 2400000 of views"),
    (
        "The state spent 3 hundred and 21 hours on it.",
        "3 hundred and 21 hours = duration 321 hour, PT321H",
    ),
    ("The total is three lakh crore.", "three lakh crore = number 3000000000000"),
    ("Roughly 13 lakh voters registered.", "13 lakh = count 1300000 of voters, about"),
    ("Fifteen hundred troops marched north.", "Fifteen hundred = count 1500 of troops"),
    (
        "The band sold a million and a half records.",
        "a million and a half = count 1500000 of records",
    ),
    ("He has a dozen cousins.", "a dozen = count 12 of cousins"),
    ("Half a dozen ships were hit.", "Half a dozen = count 6 of ships"),
    ("Three dozen schools closed.", "Three dozen = count 36 of schools"),
    ("A baker needs 3 dozens.", "3 dozens = number 36"),
    (
        "One billion two hundred million people live there.",
        "One billion two hundred million = count 1200000000 of people",
    ),
    ("The tally stands at 31,256,721.", "31,256,721 = number 31256721"),
    (
        "Six hundred thirty-four thousand and fifteen votes were counted.",
        "Six hundred thirty-four thousand and fifteen = count 634015 of votes",
    ),
    ("The crowd was put at 15,000.", "15,000 = number 15000"),
    ("Only 12 remained.", "12 = number 12"),
    (
        "The committee has 5 members and 3 advisers.",
        "5 = count 5 of members; 3 = count 3 of advisers",
    ),
    ("A crowd of 2,000 gathered.", "2,000 = number 2000"),
    ("It has 1,024 nodes.", "1,024 = count 1024 of nodes"),
    ("They planted 2000 trees.", "2000 = count 2000 of trees"),
    ("The cost factor is 1/5.", "1/5 = number 0.2"),
    (
        "There are 12 doors and 24 windows in 3 halls.",
        "12 = count 12 of doors; 24 = count 24 of windows; 3 = count 3 of halls",
    ),
    ("Of the 90 seats, 46 went to women.", "90 = count 90 of seats; 46 = number 46"),
    ("Ninety nine hundred bricks were laid.", "Ninety nine hundred = count 9900 of bricks"),
    ("The club has 1.5bn fans.", "1.5bn = count 1500000000 of fans"),
    ("Production reached 2.5 mn units.", "2.5 mn = count 2500000 of units"),
    ("A thousand sheep were lost.", "A thousand = count 1000 of sheep"),
    ("The survey had 1,005 respondents.", "1,005 = count 1005 of respondents"),
    (
        "He counted one hundred sixty-four point five.",
        "one hundred sixty-four point five = number 164.5",
    ),
    ("The quiz had 20 questions.", "20 = count 20 of questions"),
];

#[test]
fn counts_keep_their_noun() {
    check(COUNTS);
}

const COUNTS: &[(&str, &str)] = &[
    ("The ministry counts 5,937 Russian soldiers.", "5,937 = count 5937 of Russian soldiers"),
    ("Two other settlements fell.", "Two = count 2 of other settlements"),
    ("Three wounded Russian soldiers hid.", "Three = count 3 of wounded Russian soldiers"),
    ("It fired three Kh-59 missiles.", "three = count 3 of Kh-59 missiles"),
    ("He flew two Airbus A320 jets.", "two = count 2 of Airbus A320 jets"),
    ("They sent 50 Leopard 2 tanks.", "50 = count 50 of Leopard 2 tanks"),
    (
        "Six F-35s and five 787 Dreamliners came.",
        "Six = count 6 of F-35s; five = count 5 of 787 Dreamliners",
    ),
    (
        "She hit two home runs after three wins.",
        "two = count 2 of home runs; three = count 3 of wins",
    ),
    ("It saved 8 lives per 1,000 women.", "8 = count 8 of lives, rate"),
    (
        "Two 40-tonne cranes carried six 155mm shells.",
        "Two = count 2 of cranes; 40-tonne = mass 40 tonne; six = count 6 of shells; \
         155mm = length 155 millimetre",
    ),
    (
        "Some 1.6m Ukrainians came, to Germany 1m.",
        "1.6m = count 1600000 of Ukrainians, about; 1m = number 1000000",
    ),
    ("Eight villages near the border were cleared.", "Eight = count 8 of villages"),
    ("As many as 25 leaders will join the call.", "25 = count 25 of leaders, at most"),
    (
        "The attack killed at least 41 people and wounded 170 more.",
        "41 = count 41 of people, at least; 170 = number 170",
    ),
    ("Three men wearing masks fled.", "Three = count 3 of men"),
    ("Twelve police officers were hurt.", "Twelve = count 12 of police officers"),
    ("The firm will cut 1,500 jobs next year.", "1,500 = count 1500 of jobs, change"),
    ("The plan has a two-stage process.", "two = count 2 of stage"),
    ("A five-member panel decided.", "five = count 5 of member"),
    ("One person died.", "One = count 1 of person"),
    ("One man was arrested.", "One = count 1 of man"),
    (
        "More than 95,000 people in the army's ranks have died.",
        "95,000 = count 95000 of people, more than",
    ),
    ("It lists 43,000 Ukrainian deaths since 2022.", "43,000 = count 43000 of Ukrainian deaths"),
    ("He won 12 of 15 races.", "12 = number 12; 15 = count 15 of races"),
    ("They flew 30 aircraft over the city.", "30 = count 30 of aircraft"),
    ("Only 3 species survived.", "3 = count 3 of species"),
    (
        "Six children, four women and two men drowned.",
        "Six = count 6 of children; four = count 4 of women; two = count 2 of men",
    ),
    ("The fleet has 12 ageing fishing boats.", "12 = count 12 of ageing fishing boats"),
    ("200 protesters, most of them students, were held.", "200 = count 200 of protesters"),
    (
        "The bank has 300 branches in 12 countries.",
        "300 = count 300 of branches; 12 = count 12 of countries",
    ),
    ("Four wounded soldiers were flown out.", "Four = count 4 of wounded soldiers"),
    ("The party won 17 more seats.", "17 = count 17 of more seats"),
    ("She has 2 dogs and 1 cat.", "2 = count 2 of dogs; 1 = count 1 of cat"),
    ("Ten newly built homes burned.", "Ten = count 10 of newly built homes"),
    ("He faces 34 felony counts.", "34 = count 34 of felony counts"),
    ("It took 5 attempts.", "5 = count 5 of attempts"),
    ("The jury heard 22 witnesses in all.", "22 = count 22 of witnesses, total"),
    ("In total 31 goals were scored.", "31 = count 31 of goals, total"),
    ("A total of 71 hostages remain.", "71 = count 71 of hostages, total"),
    ("The two sides met.", "two = count 2 of sides"),
    ("Another 20 migrants were found.", "20 = count 20 of migrants"),
    ("A further 15 cases were confirmed.", "15 = count 15 of cases"),
    ("A record 600 boats set out.", "600 = count 600 of boats"),
];

#[test]
fn money() {
    check(MONEY);
}

const MONEY: &[(&str, &str)] = &[
    (
        "The fund holds $3 billion to $5 billion.",
        "$3 billion to $5 billion = money 3000000000..5000000000 USD",
    ),
    ("The deal is worth $3.2bn.", "$3.2bn = money 3200000000 USD"),
    ("She was fined £1.5m.", "£1.5m = money 1500000 GBP"),
    ("The plan costs €3.2 billion.", "€3.2 billion = money 3200000000 EUR"),
    (
        "It will need 33-35 billion euros.",
        "33-35 billion euros = money 33000000000..35000000000 EUR",
    ),
    ("Damage of $3-5 billion is expected.", "$3-5 billion = money 3000000000..5000000000 USD"),
    ("They raised 50 cents a share.", "50 cents = money 50 cent, rate"),
    ("He paid US$40 for it.", "US$40 = money 40 USD"),
    ("The house sold for A$1.2 million.", "A$1.2 million = money 1200000 AUD"),
    ("It cost 20 Canadian dollars.", "20 Canadian dollars = money 20 CAD"),
    ("They owe 300 million yuan.", "300 million yuan = money 300000000 CNY"),
    ("The fine is 10,000 Swiss francs.", "10,000 Swiss francs = money 10000 CHF"),
    ("Tickets cost 15 dollars 50 cents.", "15 dollars 50 cents = money 15.5 USD"),
    (
        "It costs thirteen dollars and forty-five cents.",
        "thirteen dollars and forty-five cents = money 13.45 USD",
    ),
    ("Rents rose to HK$12,000.", "HK$12,000 = money 12000 HKD, to"),
    ("The grant is 45 billion won.", "45 billion won = money 45000000000 KRW"),
    ("Aid of 5 lakh rupees was paid.", "5 lakh rupees = money 500000 INR"),
    ("They paid Rs 500 for a kilo.", "Rs 500 = money 500 INR; a kilo = mass 1 kilogram"),
    ("The loan is EUR 20 million.", "EUR 20 million = money 20000000 EUR"),
    ("USD 22.5 million was raised.", "USD 22.5 million = money 22500000 USD"),
    ("It sold 115USD worth of goods.", "115USD = money 115 USD"),
    ("Prices start at kr200.", "kr200 = money 200 SEK"),
    ("The prize is 400,000 kronor.", "400,000 kronor = money 400000 SEK"),
    ("The budget is ¥12 trillion.", "¥12 trillion = money 12000000000000 JPY"),
    ("It raised 75 USD million.", "75 USD million = money 75000000 USD, change"),
    ("A barrel fetched $71.20.", "A barrel = volume 1 barrel; $71.20 = money 71.2 USD"),
    ("The state owes $1 trillion.", "$1 trillion = money 1000000000000 USD"),
    ("He gave 20p to the boy.", "20p = money 20 penny"),
    ("The bill came to 361 million pounds.", "361 million pounds = money 361000000 GBP"),
    ("A one-dollar coin was found.", "one-dollar = money 1 USD"),
    ("Between $10 and $20 is usual.", "Between $10 and $20 = money 10..20 USD"),
    ("Between 10 and 20 dollars is usual.", "Between 10 and 20 dollars = money 10..20 USD"),
    ("The bet was half a million dollars.", "half a million dollars = money 500000 USD"),
    ("Wages are $15.40 an hour.", "$15.40 = money 15.4 USD, rate per hour"),
    ("The gap is 1.2 trillion yen.", "1.2 trillion yen = money 1200000000000 JPY"),
    ("The club paid 60 million Turkish lira.", "60 million Turkish lira = money 60000000 TRY"),
    (
        "It lost hundreds of millions of dollars.",
        "hundreds of millions of dollars = money ? USD, vague",
    ),
    (
        "They were paid tens of thousands of euros.",
        "tens of thousands of euros = money ? EUR, vague",
    ),
    ("The fee is £12 per person.", "£12 = money 12 GBP, rate"),
    ("It pays 9.5 million Polish zloty.", "9.5 million Polish zloty = money 9500000 PLN"),
    ("The bribe was 100 million hryvnias.", "100 million hryvnias = money 100000000 UAH"),
    (
        "They sent $2 million to $3 million.",
        "$2 million to $3 million = money 2000000..3000000 USD",
    ),
    ("Costs of up to €7 are covered.", "€7 = money 7 EUR, at most"),
    ("A $48.2 million contract was signed.", "$48.2 million = money 48200000 USD"),
    ("The share fell 34 cents.", "34 cents = money 34 cent, change"),
    ("It trades at 210 pence.", "210 pence = money 210 penny"),
    ("The pot holds 6.25 BTC.", "6.25 BTC = money 6.25 XBT"),
];
