const whole = new Intl.NumberFormat("en-KE", { maximumFractionDigits: 0 });
const exact = new Intl.NumberFormat("en-KE", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/**
 * An amount as Kenyans write it, `KSh 1,450`; cents are shown only where there are some.
 * @param cents integer cents of KES
 */
export function formatKes(cents: number): string {
  return `KSh ${cents % 100 === 0 ? whole.format(cents / 100) : exact.format(cents / 100)}`;
}
