import { SelectField } from "@/ui/field";

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

const days = Array.from({ length: 31 }, (_, index) => index + 1);

type Props = { day: string | undefined; month: string | undefined; error: string | undefined };

/** Day and month of birth, never the year, and only who likes to tell. */
export function BirthdayFields({ day = "", month = "", error }: Props) {
  return (
    <fieldset>
      <legend className="sr-only">Birthday</legend>
      <div className="grid grid-cols-2 gap-3">
        <SelectField
          key={`day-${day}`}
          id="birthDay"
          name="birthDay"
          label="Birthday"
          optional
          defaultValue={day}
          error={error}
        >
          <option key="none" value="">
            Day
          </option>
          {days.map((number) => (
            <option key={number}>{number}</option>
          ))}
        </SelectField>
        <SelectField
          key={`month-${month}`}
          id="birthMonth"
          name="birthMonth"
          label="Month"
          optional
          defaultValue={month}
        >
          <option key="none" value="">
            Month
          </option>
          {months.map((name, index) => (
            <option key={name} value={index + 1}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
      <p className="mt-1.5 text-ink-soft text-sm">We send you something nice on the day, if you like our mails.</p>
    </fieldset>
  );
}
