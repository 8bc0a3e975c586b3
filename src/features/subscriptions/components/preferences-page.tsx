import { formatDateTime } from "@/lib/time";
import type { Preferences } from "../get-preferences";
import { PAUSE_DAYS } from "../rules";
import type { Topic } from "../schema";
import { MailPage } from "./mail-page";

const topicWords: Record<Topic, { name: string; what: string }> = {
  offers: { name: "Offers", what: "discounts, what is in your cart, your birthday" },
  news: { name: "News", what: "new things in the shop, about once a week" },
};

type Props = { preferences: Preferences; done?: string };

function Choices({ chosen }: { chosen: Topic[] }) {
  return (
    <form method="post">
      <input type="hidden" name="act" value="topics" />
      <fieldset>
        <legend>What you get</legend>
        {Object.entries(topicWords).map(([topic, { name, what }]) => (
          <label key={topic}>
            <input type="checkbox" name="topic" value={topic} defaultChecked={chosen.includes(topic as Topic)} />
            <div>
              {name} <span>({what})</span>
            </div>
          </label>
        ))}
      </fieldset>
      <button type="submit">Save</button>
    </form>
  );
}

function Pause({ pausedUntil }: { pausedUntil: Date | null }) {
  return (
    <form method="post">
      <input type="hidden" name="act" value={pausedUntil ? "resume" : "pause"} />
      {pausedUntil && <p>You get nothing until {formatDateTime(pausedUntil)}.</p>}
      <button type="submit" className="quiet">
        {pausedUntil ? "Go on sending" : `Pause for ${PAUSE_DAYS} days`}
      </button>
    </form>
  );
}

/** What a subscriber gets, and how to get less of it, nothing for a while, or nothing at all. */
export function PreferencesPage({ preferences, done }: Props) {
  const { maskedEmail, subscribed, topics, pausedUntil } = preferences;
  return (
    <MailPage title="Your mail from us">
      {done && (
        <p className="done" role="status">
          {done}
        </p>
      )}
      <h1>Your mail from us</h1>
      {subscribed ? (
        <>
          <p>For {maskedEmail}. Mails about your orders always come.</p>
          <Choices chosen={topics} />
          <h2>A break</h2>
          <Pause pausedUntil={pausedUntil} />
          <h2>Leave</h2>
          <form method="post">
            <input type="hidden" name="act" value="leave" />
            <button type="submit" className="quiet">
              Stop all offers and news
            </button>
          </form>
        </>
      ) : (
        <>
          <p>{maskedEmail} gets no offers and news from us. Mails about your orders still come.</p>
          <form method="post">
            <input type="hidden" name="act" value="return" />
            <button type="submit">Subscribe again</button>
          </form>
          <p className="soft">We send a mail to confirm it first.</p>
        </>
      )}
    </MailPage>
  );
}
