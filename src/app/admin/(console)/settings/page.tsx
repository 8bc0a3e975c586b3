import type { Metadata } from "next";
import { HolidayEditor } from "@/features/opening-hours/components/holiday-editor";
import { WeekEditor } from "@/features/opening-hours/components/week-editor";

export const metadata: Metadata = { title: "Opening hours" };

export default function OpeningHoursPage() {
  return (
    <>
      <WeekEditor />
      <HolidayEditor />
    </>
  );
}
