import { z } from "zod";
import { DataSection } from "@/features/data-requests/components/data-section";
import { requestDataByLink } from "@/features/data-requests/request-data-by-link";
import { kinds } from "@/features/data-requests/schema";
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

const dataForm = z.object({ act: z.enum(kinds) });

const doneWords = {
  choose: "Saved.",
  pause: "Paused. You hear nothing from us for 30 days.",
  resume: "You are back: we go on sending.",
  stay: "You stay on the list. Thank you!",
  leave: "You are unsubscribed.",
  return: "Please look into your mailbox: we sent you a mail to confirm.",
} as const;

const mailedWords = "Please look into your mailbox: we sent you a mail with a link, which works for 7 days.";
const mailedBeforeWords =
  "We mailed you the link a few minutes ago. If it has not arrived, look among the spam, or try again later.";

async function draw(token: string, done?: string) {
  return (
    <PreferencesPage preferences={await getPreferences(token)} done={done}>
      <DataSection />
    </PreferencesPage>
  );
}

/** What the subscriber gets; opening the page changes nothing. */
export const GET = route(async (_request, { params }: Context) => {
  const { token } = await params;
  return answerPage(() => draw(token));
});

/** One of the page's buttons. */
export const POST = route(async (request, { params }: Context) => {
  const { token } = await params;
  const fields = new URLSearchParams(await request.text());
  const [act, frequency] = [fields.get("act"), fields.get("frequency")];
  const asked = dataForm.safeParse({ act });
  if (asked.success)
    return answerPage(async () => {
      const { mailed } = await requestDataByLink(token, asked.data.act);
      return draw(token, mailed ? mailedWords : mailedBeforeWords);
    });
  const change = form.parse({ act, frequency, topics: fields.getAll("topic") });
  return answerPage(async () => {
    await changePreferences(token, change, readEvidence(request));
    return draw(token, doneWords[change.act]);
  });
});
