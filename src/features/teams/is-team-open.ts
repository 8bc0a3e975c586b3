import { getAvailability } from "@/features/opening-hours/get-availability";
import { weeklyHours } from "@/features/opening-hours/schema";

/** True within the team's own hours, or the shop's when it has none (or none that make sense). */
export async function isTeamOpen(team: { hours: unknown }, now: Date): Promise<boolean> {
  const own = weeklyHours.safeParse(team.hours);
  return (await getAvailability(now, own.success ? own.data : null)).open;
}
