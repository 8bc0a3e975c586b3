/**
 * Insults of Swahili and Sheng that have no harmless sense in a shop, in obscenity's patterns (`|` is the edge of a word). Mild words with
 * which customers complain (mjinga, mwizi, takataka) are left alone on purpose: an angry customer should be heard.
 */
export const swahiliInsults = [
  "kumama",
  "kumanina",
  "kumanyoko",
  "|kuma|",
  "mkundu",
  "mikundu",
  "|matako|",
  "msenge",
  "wasenge",
  "|malaya|",
  "shenzi|",
  "pumbavu",
  "|mboro|",
  "|mbolo|",
  "|mavi|",
  "|mafi|",
  "nyoko|",
  "tombana",
  "tombwa",
  "kutomba",
  "|tomba|",
  "|firwa|",
  "kufira",
  "|fala|",
  "mafala|",
  "|kihii|",
  "mbwa wewe",
  "mbwa koko",
  "umbwa wewe",
  "nguruwe wewe",
] as const;

/** Patterns of obscenity's English list that also hit names, goods or Swahili, and what is looked for instead. */
export const narrowedEnglish: Record<string, readonly string[]> = {
  anal: ["|anal|"],
  anus: ["|anus|"],
  // "a55", "455": sizes and prices once digits are read as letters; and assistant, assortment.
  ass: ["|ass|", "|asses|", "|asshole", "|arsehole"],
  // "two angle cocks": taps
  cock: ["|cock|", "|cocksuck", "|cockhead"],
  cum: ["|cum|", "|cumming|", "|cumshot"],
  dick: ["|dick|", "|dicks|", "|dickhead", "suckdick", "|dck|"],
  dyke: ["|dyke|"],
  // "rapeseed"
  rape: ["|rape|", "|raped|", "|raping|", "|rapist|"],
  fag: ["|fag|", "|fags|", "|faggot", "fggot"],
  // "fu" alone is a name, fkt a unit.
  fuck: ["f[?]ck", "|fuk", "|fuq"],
  // Swahili: -a kike, of women.
  kike: ["|kikes|"],
  // "fire retardant"
  retard: ["|retard|", "|retards|", "|retarded|"],
  scat: [],
  // Swahili: semeni, say!
  semen: ["|semen|"],
  // Swahili: shiti, a bed sheet.
  shit: ["|shit|", "|shits|", "|shitty|", "|shithead", "|shitting|", "|shithole", "bulshit|", "bullshit|", "shit|"],
  tit: ["|tits|", "|titties|"],
};

/** Never refused: what the lists find in ordinary words of a shop. */
export const harmlessTerms = [
  "bib cock",
  "stop cock",
  "stopcock",
  "angle cock",
  "ball cock",
  "pillar cock",
  "cock valve",
  "van dyke",
  "fick",
  "kung fu",
  "s hit",
  "sh it",
  "shi t",
] as const;
