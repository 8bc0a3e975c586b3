const whole = new Intl.NumberFormat("en-KE", { maximumFractionDigits: 0 });
const exact = new Intl.NumberFormat("en-KE", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/**
 * An amount as Kenyans write it, `KSh 1,450`; cents are shown only where there are some; `− KSh 195` below zero.
 * @param cents integer cents of KES
 */
export function formatKes(cents: number): string {
  const shillings = Math.abs(cents) / 100;
  return `${cents < 0 ? "− " : ""}KSh ${cents % 100 === 0 ? whole.format(shillings) : exact.format(shillings)}`;
}
