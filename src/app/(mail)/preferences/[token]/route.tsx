import { z } from "zod";
import { answerPage } from "@/features/subscriptions/answer-page";
import { changePreferences } from "@/features/subscriptions/change-preferences";
import { PreferencesPage } from "@/features/subscriptions/components/preferences-page";
import { getPreferences } from "@/features/subscriptions/get-preferences";
import { readEvidence } from "@/features/subscriptions/read-evidence";
import { frequencies, topics } from "@/features/subscriptions/schema";
import { route } from "@/lib/http";

type Context = { params: Promise<{ token: string }> };

const form = z.discriminatedUnion("act", [
  z.object({ act: z.literal("choose"), topics: z.array(z.enum(topics)), frequency: z.enum(frequencies) }),
  z.object({ act: z.enum(["pause", "resume", "stay", "leave", "return"]) }),
]);

const doneWords = {
  choose: "Saved.",
  pause: "Paused. You hear nothing from us for 30 days.",
  resume: "You are back: we go on sending.",
  stay: "You stay on the list. Thank you!",
  leave: "You are unsubscribed.",
  return: "Please look into your mailbox: we sent you a mail to confirm.",
} as const;

/** What the subscriber gets; opening the page changes nothing. */
export const GET = route(async (_request, { params }: Context) => {
  const { token } = await params;
  return answerPage(async () => <PreferencesPage preferences={await getPreferences(token)} />);
});

/** One of the page's buttons. */
export const POST = route(async (request, { params }: Context) => {
  const { token } = await params;
  const fields = new URLSearchParams(await request.text());
  const change = form.parse({
    act: fields.get("act"),
    topics: fields.getAll("topic"),
    frequency: fields.get("frequency"),
  });
  return answerPage(async () => {
    await changePreferences(token, change, readEvidence(request));
    return <PreferencesPage preferences={await getPreferences(token)} done={doneWords[change.act]} />;
  });
});
