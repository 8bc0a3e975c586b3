import { takeResendWebhook } from "@/features/delivery-reports/take-resend-webhook";
import { readText, route } from "@/lib/http";

/** Resend's news about mails, signed; a repeated or an unknown one is answered 200 and changes nothing. */
export const POST = route(async (request) => {
  const result = await takeResendWebhook(await readText(request), request.headers);
  return Response.json({ result });
});
