import Holidays from "date-holidays";

const kenya = new Holidays("KE", { timezone: "Africa/Nairobi", types: ["public"] });

/** As they are called here; the Statute Law (Miscellaneous Amendments) Act 2024 made Mazingira Day of 10 October. */
const kenyanNames: Record<string, string> = {
  "Moi Day": "Mazingira Day",
  "End of Ramadan (Eid al-Fitr)": "Idd-ul-Fitr",
  "Feast of the Sacrifice (Eid al-Adha)": "Idd-ul-Adha",
};

export type KenyanHoliday = { day: string; name: string; hangsOnMoon: boolean };

/**
 * Kenya's public holidays of a year, by day, one per day. Those of the Islamic calendar are calculated: the real day is gazetted
 * after the moon was seen and may be one off. Source: the package date-holidays, country KE (Public Holidays Act, cap. 110).
 */
export function listKenyanHolidays(year: number): KenyanHoliday[] {
  const days = new Map<string, KenyanHoliday>();
  for (const { date, name, rule } of kenya.getHolidays(year, "en")) {
    const day = date.slice(0, 10);
    const hangsOnMoon = /Shawwal|Dhu al-Hijjah|Muharram|Rabi/.test(rule);
    const plain = name.replace(/ \(substitute day\)$/, "");
    const said = (kenyanNames[plain] ?? plain) + name.slice(plain.length);
    // Of two on one day the fixed one stays: the day is free for sure.
    if (!days.has(day) || !hangsOnMoon) days.set(day, { day, name: said, hangsOnMoon });
  }
  return [...days.values()].sort((a, b) => a.day.localeCompare(b.day));
}
