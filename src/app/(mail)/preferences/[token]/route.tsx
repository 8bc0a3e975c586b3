import { z } from "zod";
import { chooseLanguage, findLanguage } from "@/features/customers/choose-language";
import { LanguageSection } from "@/features/customers/components/language-section";
import { chooseLanguageInput } from "@/features/customers/schema";
import { DataSection } from "@/features/data-requests/components/data-section";
import { requestDataByLink } from "@/features/data-requests/request-data-by-link";
import { kinds } from "@/features/data-requests/schema";
import { answerPage } from "@/features/subscriptions/answer-page";
import { changePreferences } from "@/features/subscriptions/change-preferences";
import { PreferencesPage } from "@/features/subscriptions/components/preferences-page";
import { findLinkedEmail } from "@/features/subscriptions/find-linked-email";
import { getPreferences } from "@/features/subscriptions/get-preferences";
import { readEvidence } from "@/features/subscriptions/read-evidence";
import { frequencies, topics } from "@/features/subscriptions/schema";
import { listLanguages } from "@/features/templates/list-languages";
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

const languageWords = {
  en: "Saved. Our mails come in English from now on.",
  sw: "Imehifadhiwa. Barua pepe zetu zitakuja kwa Kiswahili.",
} as const;

async function draw(token: string, done?: string) {
  const [preferences, languages] = await Promise.all([getPreferences(token), listLanguages()]);
  const chosen = await findLanguage(await findLinkedEmail(token, new Date()));
  return (
    <PreferencesPage preferences={preferences} done={done}>
      <LanguageSection languages={languages} chosen={chosen} />
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
  const language = chooseLanguageInput.safeParse({ act, language: fields.get("language") }).data?.language;
  if (language)
    return answerPage(async () => {
      await chooseLanguage(await findLinkedEmail(token, new Date()), language);
      return draw(token, languageWords[language]);
    });
  const change = form.parse({ act, frequency, topics: fields.getAll("topic") });
  return answerPage(async () => {
    await changePreferences(token, change, readEvidence(request));
    return draw(token, doneWords[change.act]);
  });
});
