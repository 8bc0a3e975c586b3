import type { ReactNode } from "react";
import { formatDateTime, formatDay } from "@/lib/time";
import type { Preferences } from "../get-preferences";
import { PAUSE_DAYS } from "../rules";
import { STAY_TEXT } from "../stay-subscribed";
import { MailPage } from "./mail-page";
import { PreferenceChoices } from "./preference-choices";

type Props = {
  preferences: Preferences;
  /** What has just been done. */
  done?: string | undefined;
  /** What the law gives the reader besides. */
  children?: ReactNode;
};

function OneButton({ act, quiet = true, children }: { act: string; quiet?: boolean; children: ReactNode }) {
  return (
    <form method="post">
      <input type="hidden" name="act" value={act} />
      <button type="submit" className={quiet ? "quiet" : undefined}>
        {children}
      </button>
    </form>
  );
}

function Subscribed({ preferences }: { preferences: Preferences }) {
  const { maskedEmail, pausedUntil } = preferences;
  return (
    <>
      <p>For {maskedEmail}. Mails about your orders always come.</p>
      <PreferenceChoices preferences={preferences} />
      <h2>A break</h2>
      {pausedUntil ? (
        <>
          <p>You get nothing until {formatDateTime(pausedUntil)}.</p>
          <OneButton act="resume">Go on sending</OneButton>
        </>
      ) : (
        <OneButton act="pause">Pause for {PAUSE_DAYS} days</OneButton>
      )}
      <h2>Leave</h2>
      <OneButton act="leave">Stop all offers and news</OneButton>
    </>
  );
}

function Silent({ maskedEmail }: Preferences) {
  return (
    <>
      <p>
        We had not heard from you for a long time, so {maskedEmail} gets no offers and news any more. Mails about your
        orders still come.
      </p>
      <OneButton act="stay" quiet={false}>
        {STAY_TEXT}
      </OneButton>
      <OneButton act="leave">No, stop all offers and news</OneButton>
    </>
  );
}

function Gone({ maskedEmail }: Preferences) {
  return (
    <>
      <p>{maskedEmail} gets no offers and news from us. Mails about your orders still come.</p>
      <OneButton act="return" quiet={false}>
        Subscribe again
      </OneButton>
      <p className="soft after">We send a mail to confirm it first.</p>
    </>
  );
}

/** Why somebody gets mail from us at all: the own yes, as it is on record. */
function SaidYes({ at, source, text }: NonNullable<Preferences["saidYes"]>) {
  const where = source.replaceAll("-", " ");
  return (
    <>
      <h2>Why you get our mail</h2>
      <p className="soft">
        On {formatDay(at)} you said yes ({where}) to: “{text}”
      </p>
    </>
  );
}

/** What a subscriber gets, how to get less of it, nothing for a while, or nothing at all, and why it comes. */
export function PreferencesPage({ preferences, done, children }: Props) {
  const { subscribed, sunset, saidYes } = preferences;
  return (
    <MailPage title="Your mail from us">
      {done && (
        <p className="done" role="status">
          {done}
        </p>
      )}
      <h1>Your mail from us</h1>
      {subscribed && <Subscribed preferences={preferences} />}
      {sunset && <Silent {...preferences} />}
      {!subscribed && !sunset && <Gone {...preferences} />}
      {subscribed && saidYes && <SaidYes {...saidYes} />}
      {children}
    </MailPage>
  );
}
