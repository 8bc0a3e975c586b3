import type { MessageName } from "./message-props";

const greeting = "Habari {{firstName|}},";
const backToCart = "Rudi kwenye kikapu";
const seeOrder = "Tazama oda yangu";
const seeInShop = "Itazame dukani";
const secretLink =
  "Kiungo hiki humfungulia mazungumzo haya yeyote aliye nacho, kwa siku {{validDays}}. Tafadhali usimpe mtu mwingine.";
const ownCode = "Msimbo huu ni wako peke yako na hutumika mara moja.";

/**
 * Suggestions for the Swahili words of messages to customers, place for place as in their files. Nobody gets them by themselves: the
 * editor begins with them, and somebody who speaks the language reads, mends and publishes them.
 */
export const swahili: Partial<Record<MessageName, Record<string, string>>> = {
  "cart-saved": {
    subject: "Tumekuhifadhia kikapu chako",
    preheader: "Kila kitu bado kipo. Endelea ulipoachia, kwa kifaa chochote.",
    heading: "Kikapu chako kinakusubiri",
    greeting,
    body: "Uliacha vitu kwenye kikapu chako. Tumekihifadhi, ili uendelee wakati wowote unaokufaa.",
    button: backToCart,
    note: "Tumehifadhi kikapu, si bidhaa: hatuwezi kukuwekea bidhaa kabla hujaagiza.",
  },
  "cart-questions": {
    subject: "Una swali kuhusu kikapu chako?",
    preheader: "Ukubwa, usafirishaji, M-Pesa: tuulize, mtu halisi atakujibu.",
    heading: "Tukusaidie kuamua?",
    greeting,
    body:
      "Kuna jambo lisilo wazi kuhusu vitu vilivyo kwenye kikapu chako: ukubwa, usafirishaji hadi kaunti yako, au kulipa kwa M-Pesa? " +
      "Tuulize kwenye mazungumzo. Mtu wa timu yetu atakujibu.",
    button: "Uliza swali",
    back: "Kila kitu kiko wazi?",
    backLink: "Rudi kwenye kikapu chako",
  },
  "cart-last-call": {
    subject: "Kikumbusho cha mwisho kuhusu kikapu chako",
    preheader: "Hatutakuandikia tena kuhusu kikapu hiki.",
    offerSubject: "Punguzo la {{percentOff}}% kwa kikapu ulichoacha",
    offerPreheader: "Msimbo wako ni {{couponCode}}. Hatutakuandikia tena kuhusu kikapu hiki.",
    heading: "Bado unafikiria?",
    greeting,
    body: "Kikapu chako bado kipo. Kama unataka vitu vilivyomo, sasa ni wakati mzuri.",
    button: backToCart,
    note: "Hii ni barua pepe yetu ya mwisho kuhusu kikapu hiki. Kama hakikukufaa, si neno.",
  },
  "order-confirmed": {
    subject: "Oda {{orderNumber}}: asante",
    preheader: "Tumepokea oda yako na tunaiandaa. Hivi ndivyo ulivyonunua.",
    heading: "Asante! Tumepokea oda yako",
    greeting,
    body: "Asante kwa oda yako **{{orderNumber}}**. Tunaiandaa na tutakuandikia tena itakapokuwa njiani.",
    payOnDelivery: "Utalipa ukipokea, kwa pesa taslimu au M-Pesa.",
    payByMpesa: "Ulilipa kwa M-Pesa; tunalinganisha msimbo wako na till yetu.",
    button: seeOrder,
  },
  "order-shipped": {
    subject: "Oda {{orderNumber}} iko njiani",
    preheader: "Imeondoka kwenye ghala letu. Tafadhali kaa na simu yako karibu.",
    heading: "Oda yako iko njiani",
    greeting,
    body:
      "Oda yako **{{orderNumber}}** imeondoka kwenye ghala letu. " +
      "Anayeileta atakupigia simu kabla hajafika, kwa hivyo tafadhali kaa na simu yako karibu.",
    button: seeOrder,
  },
  "order-delivered": {
    subject: "Oda {{orderNumber}} imefika",
    preheader: "Tunatumaini umeipenda. Kama kuna tatizo, tuambie tulirekebishe.",
    heading: "Karibu nyumbani",
    greeting,
    body: "Oda yako **{{orderNumber}}** imefikishwa. Tunatumaini kila kitu kimepata mahali pake nyumbani kwako.",
    help: "Kuna kilichovunjika, kinachokosekana au kisichokuwa ulivyotarajia? Tuambie, tutarekebisha.",
    helpLink: "Tuandikie kwenye mazungumzo",
    button: seeOrder,
  },
  "confirm-subscription": {
    subject: "Tafadhali thibitisha kujiandikisha kwako",
    preheader: "Bonyeza mara moja, upokee ofa na habari zetu. Kama si wewe, usifanye chochote.",
    heading: "Bonyeza mara moja tu",
    greeting,
    body:
      "Anwani hii iliandikishwa kupokea ofa na habari kutoka Household Planet Kenya. " +
      "Ni sawa? Basi tafadhali thibitisha.",
    button: "Ndiyo, niandikishe",
    note:
      "Kiungo hiki kinafanya kazi kwa saa {{validHours}}. " +
      "Kama si wewe, usifanye chochote: bila ndiyo yako hatutakutumia ofa.",
  },
  welcome: {
    subject: "Karibu! Umo kwenye orodha yetu",
    preheader: "Tunachokutumia, mara ngapi, na jinsi ya kupunguza.",
    heading: "Karibu nyumbani",
    greeting,
    body:
      "Asante kwa kujiunga nasi. Tunatafuta vitu vinavyoifanya nyumba ya Kenya iwe pahali pazuri pa kurudi: " +
      "vikapu na vyungu vilivyotengenezwa karibu, vyombo vya jikoni vinavyofanya kazi, vitanda usivyotaka kuvitoka.",
    promise:
      "Mara kwa mara tunakuandikia kuhusu vitu vipya na vilivyopunguzwa bei wiki hii: barua pepe chache tu kwa wiki, tena mchana.",
    button: "Tembea dukani",
    note: "Ni nyingi mno, au chache mno? Mwishoni mwa kila barua pepe unachagua unachotaka kupokea.",
  },
  "welcome-favourites": {
    subject: "Vitu ambavyo wengine hununua zaidi",
    preheader: "{{firstProduct|Vitu vichache}} na vingine ambavyo wateja wetu wanavipenda.",
    heading: "Wanavyopenda wengine",
    greeting,
    body: "Hujui pa kuanzia? Hivi ndivyo vitu ambavyo watu wananunua zaidi kwetu kwa sasa.",
    link: seeInShop,
    button: "Tazama vyote",
    note: "Bei zote ni pamoja na VAT. Unaweza kulipa kwa M-Pesa, au ukipokea.",
  },
  "welcome-help": {
    subject: "Tuko hapa kwa ajili yako",
    preheader: "Maswali kuhusu ukubwa, rangi au usafirishaji? Tuulize, mtu halisi atakujibu.",
    heading: "Tuulize chochote",
    greeting,
    body:
      "Kitaingia kwenye rafu? Kile cha buluu ni cha kijani zaidi? Kitafika Kisumu lini? " +
      "Tuulize kwenye mazungumzo: watu wanaojua kila kitu kilichomo dukani watakujibu.",
    button: "Uliza kwenye mazungumzo",
    note: "Huna swali? Basi iweke barua pepe hii hadi siku utakayokuwa nalo.",
  },
  "review-request": {
    subject: "Umependa {{firstProduct|ulichonunua}}?",
    preheader: "Sentensi mbili zako humsaidia anayefuata kuchagua. Ni dakika moja, bila kuingia kwenye akaunti.",
    heading: "Umeipenda?",
    greeting,
    body:
      "Oda yako **{{orderNumber}}** umekuwa nayo kwa muda sasa. Je, utawaambia wengine maoni yako? " +
      "Maneno machache ya kweli na nyota vinatosha, mazuri au mabaya.",
    link: "Andika maoni",
    help: "Kuna kilichovunjika, kinachokosekana au kisichokuwa ulivyotarajia?",
    helpLink: "Tuambie kwenye mazungumzo, tutarekebisha",
  },
  "review-reminder": {
    subject: "Bado unafurahia {{firstProduct|ulichonunua}}?",
    preheader: "Tunauliza mara hii tu: maneno yako machache huwasaidia wengine kuchagua.",
    heading: "Una dakika moja ya maneno machache?",
    greeting,
    body:
      "Wiki mbili zilizopita oda yako **{{orderNumber}}** ilifika. Kama una dakika moja: " +
      "wengine walio mbele ya uamuzi huo wangependa kusikia inavyokufaa kila siku.",
    link: "Andika maoni",
    note: "Hii ni barua pepe yetu ya mwisho kuhusu oda hii.",
  },
  "birthday-offer": {
    subject: "Punguzo la {{percentOff}}% kwa siku yako ya kuzaliwa",
    preheader: "Msimbo wako ni {{couponCode}}. Unafanya kazi hadi {{couponUntil}}.",
    heading: "Siku yako ya kuzaliwa inakaribia",
    greeting,
    body:
      "Siku chache zijazo ni siku yako ya kuzaliwa. Kabla wengine hawajakupongeza, hii hapa zawadi yetu: " +
      "**punguzo la {{percentOff}}%** kwa chochote utakachochagua.",
    button: "Chagua kitu kizuri",
    note: ownCode,
  },
  "birthday-reminder": {
    subject: "Punguzo la {{percentOff}}% kwa siku yako ya kuzaliwa: siku chache zimebaki",
    preheader: "Msimbo {{couponCode}} unafanya kazi hadi {{couponUntil}}.",
    heading: "Ofa yako ya siku ya kuzaliwa inakwisha",
    greeting,
    body: "Tunatumaini ulikuwa na siku njema ya kuzaliwa. **Punguzo lako la {{percentOff}}%** bado linakusubiri.",
    button: "Tumia msimbo wangu",
    note: "Tunakukumbusha mara hii tu.",
  },
  "miss-you": {
    subject: "Ni muda mrefu sasa",
    preheader: "{{firstProduct|Vitu vichache}} na vingine ambavyo watu wanavipenda kwa sasa.",
    heading: "Tumekukosa",
    greeting,
    body: "Hatujakuona kwa muda. Kama ungependa kutembea dukani tena: hivi ndivyo vitu ambavyo wengine wananunua zaidi sasa.",
    link: seeInShop,
    button: "Tazama vipya",
    help: "Kuna jambo lisilo sawa kwetu?",
    helpLink: "Tuambie kwenye mazungumzo",
  },
  "win-back": {
    subject: "Punguzo la {{percentOff}}%, karibu tena",
    preheader: "Msimbo wako ni {{couponCode}}. Unafanya kazi hadi {{couponUntil}}.",
    heading: "Karibu tena",
    greeting,
    body: "Tungependa kukuona tena. Kwa hivyo hili hapa **punguzo la {{percentOff}}%** kwa oda yako ijayo, iwe na chochote.",
    link: seeInShop,
    button: "Tumia msimbo wangu",
    note: ownCode,
  },
  "stay-or-go": {
    subject: "Tuendelee kukuandikia?",
    preheader: "Usiposema lolote, hii ni barua pepe yetu ya mwisho yenye ofa na habari.",
    heading: "Kubaki au kuondoka?",
    greeting,
    body:
      "Ni miezi kadhaa tangu tusikie kutoka kwako. Hatutaki kujaza kisanduku chako bure, " +
      "kwa hivyo hii ni barua pepe yetu ya mwisho yenye ofa na habari, isipokuwa utuambie tuendelee.",
    button: "Ndiyo, endeleeni kuniandikia",
    note: "Huhitaji kufanya chochote ili kuondoka. Barua pepe kuhusu oda zako zitakuja vyovyote vile.",
  },
  "password-reset": {
    subject: "Weka nenosiri jipya",
    preheader: "Kiungo kilicho kwenye barua pepe hii kinakuwezesha kuchagua nenosiri jipya.",
    heading: "Chagua nenosiri jipya",
    greeting,
    body: "Mtu fulani, huenda ni wewe, aliomba nenosiri jipya la akaunti yako kwenye duka letu.",
    button: "Weka nenosiri jipya",
    note:
      "Kiungo hiki kinafanya kazi mara moja, kwa dakika {{validMinutes}}. " +
      "Kama si wewe, usifanye chochote: nenosiri lako linabaki lilivyo.",
  },
  "data-copy": {
    subject: "Data yako kutoka duka letu",
    preheader: "Kiungo kilicho kwenye barua pepe hii kinakupa nakala ya yote tuliyo nayo kukuhusu.",
    heading: "Nakala ya data yako",
    greeting,
    body: "Mtu fulani, huenda ni wewe, aliomba nakala ya yote ambayo duka letu linayo kuhusu anwani hii. Hii hapa.",
    button: "Pata data yangu",
    note:
      "Kiungo hiki kinafanya kazi kwa siku {{validDays}} na ni chako peke yako: tafadhali usimtumie mtu mwingine barua pepe hii. " +
      "Kama si wewe, usifanye chochote: hakuna mwingine anayepata kitu.",
  },
  "data-erasure": {
    subject: "Tufute data yako kwenye duka letu?",
    preheader: "Hakuna kinachofutwa kabla hujasema hivyo kwenye ukurasa wa kiungo hiki.",
    heading: "Tukusahau?",
    greeting,
    body:
      "Mtu fulani, huenda ni wewe, aliomba tufute yote ambayo duka letu linayo kuhusu anwani hii. " +
      "Ni sawa? Basi tafadhali sema hivyo kwenye ukurasa unaofuata. Haiwezi kurudishwa.",
    button: "Tazama kitakachofutwa",
    note:
      "Kiungo hiki kinafanya kazi kwa siku {{validDays}}; tafadhali usimtumie mtu mwingine barua pepe hii. " +
      "Kama si wewe, usifanye chochote: hakuna kinachofutwa.",
  },
  "offline-received": {
    subject: "Tumepokea ujumbe wako",
    preheader: "Mtu wa timu yetu atausoma na kukujibu kwa barua pepe.",
    heading: "Asante kwa kutuandikia",
    greeting,
    body: "Ujumbe wako umetufikia. Mtu wa timu yetu atausoma na kukujibu kwa barua pepe, kwa anwani hii.",
    // The hours come in English only.
    hours: "",
    note: "Kama si wewe uliyetuandikia, mtu alikosea anwani. Huhitaji kufanya chochote.",
  },
  "offline-answer": {
    subject: "Jibu letu kwa ujumbe wako",
    preheader: "Uliandikia Household Planet, na hili ndilo jibu letu.",
    heading: "Jibu letu kwako",
    greeting,
    body: "Kuna jambo lililobaki? Jibu barua pepe hii, au tuandikie kwenye mazungumzo ya duka.",
    noteLabel: "Ulituandikia:",
  },
  "offline-conversation": {
    subject: "Tunakujibu kwenye mazungumzo",
    preheader: "Ujumbe wako umekuwa mazungumzo; yafungue kutoka hapa.",
    heading: "Tuzungumze",
    greeting,
    body: "Ulituachia ujumbe. {{staffName}} anao sasa na atakujibu kwenye mazungumzo: ulichoandika kipo tayari pale.",
    button: "Fungua mazungumzo",
    note: secretLink,
  },
  "missed-reply": {
    subject: "Tumekujibu kwenye mazungumzo",
    severalSubject: "Tumekuandikia kwenye mazungumzo",
    preheader: "Hukuwepo jibu letu lilipokuja. Hili hapa.",
    heading: "Una jibu kutoka kwetu",
    greeting,
    body: "Ulipokuwa haupo tulikuandikia kwenye mazungumzo:",
    button: "Jibu kwenye mazungumzo",
    note: secretLink,
  },
  "chat-transcript": {
    subject: "Mazungumzo yako na Household Planet",
    preheader: "Yaliyoandikwa kwenye mazungumzo, uyahifadhi.",
    heading: "Mazungumzo yako nasi",
    greeting,
    body: "Haya ndiyo yaliyoandikwa kwenye mazungumzo, kwa saa za Kenya.",
    button: "Tuandikie tena",
  },
};
