import { DomainError } from "@/lib/errors";

export const campaignNotFound = () =>
  new DomainError("not_found", "campaigns.not_found", "There is no such campaign any more.");

export const campaignMailNotFound = () =>
  new DomainError("not_found", "campaigns.mail_not_found", "This mail is none of a campaign, or it never went.");

export const pictureNotFound = () =>
  new DomainError("not_found", "campaigns.picture_not_found", "There is no such picture.");

export const pictureNotUsable = () =>
  new DomainError(
    "invalid",
    "campaigns.picture_not_usable",
    "Choose a PNG, JPEG, GIF or WebP picture of at most 2 MB.",
    {
      fields: { picture: "Choose a PNG, JPEG, GIF or WebP picture of at most 2 MB." },
    },
  );

/** What has begun is not changed any more: people would get different mails. */
export const alreadyStarted = () =>
  new DomainError("conflict", "campaigns.already_started", "This campaign was started: it can only be copied now.");

export const notInThisState = (what: string) => new DomainError("conflict", "campaigns.wrong_state", what);

export const notReady = (problems: string[]) =>
  new DomainError("invalid", "campaigns.not_ready", `Not ready to be sent: ${problems.join(" ")}`, {
    facts: { problems },
  });

export const testRefused = (why: string, retryAfterSeconds?: number) =>
  new DomainError("unavailable", "campaigns.test_refused", `The mail provider did not take the test mail: ${why}`, {
    ...(retryAfterSeconds ? { retryAfterSeconds } : {}),
  });
