"""What invented people are called, and what could have been written about any of them."""

from typing import Final

GIVEN_NAMES: Final = (
    "Agnes", "Ahmed", "Aino", "Alva", "Amina", "Anders", "Anneli", "Arvid", "Astrid", "Åsa", "Åke",
    "Bahar", "Bengt", "Berit", "Björn", "Carina", "Cecilia", "Conny", "Dagny", "Daniel", "Davor",
    "Ebba", "Edvin", "Elif", "Elin", "Emil", "Ester", "Eva", "Fadi", "Fatima", "Folke", "Fredrik",
    "Gerd", "Gunnar", "Göran", "Hanna", "Hassan", "Hedda", "Helge", "Hülya", "Ida", "Inga-Lill",
    "Ismail", "Ivan", "Jens", "Johanna", "Josef", "Kajsa", "Karim", "Kerstin", "Klara", "Lars",
    "Leila", "Lena", "Lovisa", "Magnus", "Maja", "Marek", "Mehmet", "Mona", "Märta", "Naima",
    "Nils", "Nora", "Olof", "Oskar", "Otto", "Paula", "Pernilla", "Per-Olov", "Rasmus", "Rebecka",
    "Rolf", "Rut", "Samir", "Sara", "Selma", "Sigrid", "Sofia", "Sten", "Svea", "Tage", "Tekla",
    "Tomas", "Ulla", "Urban", "Valter", "Vera", "Viktor", "Wilma", "Yasmin", "Ylva", "Zahra",
    "Zoltan", "Ärla", "Östen", "René", "Žofia", "Łukasz", "Chloé",
)  # fmt: skip

FAMILY_NAMES: Final = (
    "Abrahamsson", "Alfvén", "Almgren", "Askelöf", "Axling", "Backlund", "Bergvall", "Bille",
    "Björklöv", "Blomdahl", "Borgh", "Brusewitz", "Cederlöf", "Dahlin", "Dovner", "Edvall",
    "Ekestubbe", "Elofsdotter", "Engvall", "Fagerlind", "Falkenby", "Forssell", "Fröberg",
    "Gardell", "Glansholm", "Granquist", "Grönvik", "Hallqvist", "Hassani", "Hedenby", "Hjelte",
    "Holmkvist", "Ibrahimi", "Ivarsdotter", "Jernberg", "Jigsved", "Kallhage", "Karimi", "Kilander",
    "Kjellin", "Kovačević", "Kvarnå", "Lagerbom", "Landelius", "Lindvik", "Ljungdahl", "Lundequist",
    "Malmsjö", "Mårdh", "Mörner", "Nordvall", "Nowicki", "Nyhlén", "Odelberg", "Olovsson",
    "Ottosson",
    "Palmborg", "Persgård", "Quist", "Ramberg", "Rehnman", "Rosenvinge", "Rydh", "Sandell",
    "Segerlund", "Sjöstrand", "Skoog", "Solbakke", "Stjärnfelt", "Strandänger", "Sundelöf", "Svanå",
    "Tallroth", "Thelin", "Tjäder", "Törnvall", "Uddenby", "Ulvhammar", "Vallgårda", "Vidholm",
    "Viklander", "Wahlgård", "Wennerby", "Westerås", "Yilmaz", "Zetterlöf", "Åhlander", "Åkerhage",
    "Ängsmo", "Ödlund", "Öhrvall", "Österby", "Håkansson-Ek", "von Grönfeldt", "de Vries Lind",
)  # fmt: skip

COLLEAGUES: Final = (
    "Kim Handledare", "Maja Testsson", "Stig Ställföre", "Hanna Handledarsson", "Rut Övning",
    "Ola Påhitt", "Sara Exempel", "Nils Försök",
)  # fmt: skip

PURPOSES: Final = (
    "Pröva arbetsförmågan i lugn takt.",
    "Komma igång efter en längre tid hemma.",
    "Träna svenska på en arbetsplats.",
    "Hitta ett yrke som passar.",
    "Väg till anställning på minst halvtid.",
)

DREAMS: Final = (
    "Jag vill ha ett jobb där jag behövs.",
    "Jag vill arbeta i kök, helst nära hemmet.",
    "Jag vill laga cyklar och slippa sitta still.",
    "Jag vill läsa vidare när svenskan räcker.",
    "Jag vill klara en hel arbetsvecka.",
    "Jag vill arbeta med kläder och textil.",
)

GOALS: Final = (
    "Komma i tid fyra dagar i veckan",
    "Sköta kassan en hel förmiddag",
    "Baka efter recept utan hjälp",
    "Laga bromsar och växlar på egen hand",
    "Ta körkort",
    "Göra ett studiebesök hos en arbetsgivare",
    "Få intyg i livsmedelshygien",
    "Planera tvättens schema för en vecka",
)

SIGNS: Final = (
    "Schemat håller två veckor i rad",
    "Handledaren behöver inte påminna",
    "Intyget finns",
    "En kamrat kan lära sig av det",
    "Listan är avbockad när dagen är slut",
)

STEPS: Final = (
    "Öva i kassan en halvtimme om dagen",
    "Läsa receptet högt före bakningen",
    "Ta den tidiga bussen",
    "Byta däck tillsammans med handledaren",
    "Ringa två arbetsgivare",
    "Skriva dagens lista på tavlan",
    "Besöka en verkstad i stan",
    "Gå kursen på torsdagar",
)

SENTENCES: Final = (
    "Samtal om veckan, det går framåt.",
    "Kom i tid varje morgon, fast bussen är full.",
    "Skötte kassan själv i en timme och den stämde.",
    "Bakade efter recept och skrev ner vad som kan bli bättre.",
    "Lagade bromsar på tre cyklar, alla godkända vid provkörning.",
    "Ville byta schema för att hinna till frukost med barnen.",
    "Möte med handläggaren, vi talade om förlängning.",
    "Har skrivit upp sig för körkort, teoriprovet är i maj.",
    "Pratar mer svenska på rasterna, språket lossnar.",
    "Intyg från kursen är inlämnat och ligger i pärmen.",
    "Studiebesök hos en arbetsgivare, de ringer nästa vecka.",
    "Disken tog slut på krafterna, vi delar passet på två.",
    "Tvätt och mangel hela dagen utan att behöva hjälp.",
    "Ordnade lager och märkte upp hyllorna.",
    "En kund tackade särskilt, det stärkte.",
    "Morgon är bäst, eftermiddagen är tung.",
    "Paus var nittionde minut fungerar.",
    "Tog eget ansvar för öppningen.",
    "Handledare och deltagare gick igenom planen.",
    "Handledare kök och handledare verkstad är överens om stödet.",
    "Ringde och sa att det blir en dag hemma.",
    "Planen följs, nästa steg är kallkök.",
    "Trivs i gruppen och säger det själv.",
    "Arbetsförmedlingen vill ha närvaron i slutet av månaden.",
    "Lärde upp en ny kamrat vid diskmaskinen.",
    "Beställde varor tillsammans med handledaren.",
    "Svårt att sova, vi börjar en timme senare den här veckan.",
    "Frågade om sommarschemat och vill arbeta i juli.",
    "Lunchen för tjugo gäster gick ut i tid.",
    "Vi bestämde att prova en dag till i veckan.",
    "Glad över att ha fått nyckel.",
    "Verktygen ligger på sin plats, det märks i hela verkstaden.",
    "Nästa vecka blir det föräldramöte, annars full närvaro.",
    "Uppföljningen flyttas till torsdag klockan tio.",
    "Själv kassan i morgon, med stöd på håll.",
    "Har packat upp leveransen från grossisten.",
    "Har börjat cykla till arbetet.",
    "Sa ifrån när det blev för mycket, precis som vi övat.",
    "Kaféet var fullt och det gick ändå lugnt till.",
    "Diskuterade lönebidrag och vad som händer efter provanställning.",
)
