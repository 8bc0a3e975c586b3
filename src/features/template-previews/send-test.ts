import { reasonInWords } from "@/features/mail/rules";
import type { EmailRequest } from "@/features/mail/schema";
import { sendEmail } from "@/features/mail/send-email";
import { newId } from "@/lib/id";
import { type Limit, takePoint } from "@/lib/rate-limit";
import type { StaffIdentity } from "@/lib/session";
import { testNotSent } from "./errors";
import { getSample } from "./get-sample";
import type { TestInput } from "./schema";

const perStaff: Limit = { name: "template_tests", points: 30, perSeconds: 3_600 };

/**
 * Sends a message in the words of one version to the staff member's own address, at any hour, through the same steps as every mail.
 * At most 30 per hour and person.
 * @throws DomainError too_many `template_tests.too_many`, unavailable `template_previews.test_not_sent` with the provider's reason, not_found
 * `template_previews.customer_not_found`
 */
export async function sendTest(input: TestInput, staff: StaffIdentity, now: Date): Promise<{ email: string }> {
  await takePoint(perStaff, staff.id);
  const { message, props, frame } = await getSample(input.message, input.customerId);
  const mail = {
    onceKey: `template-test:${newId("tst")}`,
    stream: "transactional",
    message,
    props,
    to: { email: staff.email, name: staff.name },
    templateId: input.templateId ?? undefined,
    leave: frame.leave,
  } as EmailRequest;
  const sent = await sendEmail(mail, now);
  if (sent.outcome === "declined" || sent.outcome === "failed") throw testNotSent(reasonInWords(sent.reason));
  return { email: staff.email };
}
