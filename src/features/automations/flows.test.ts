import { expect, it } from "vitest";
import { URGENCY } from "@/features/mail/rules";
import { flows } from "./flows";

it("lists the flows of marketing in the order in which the mailer lets them go first", () => {
  expect(Object.entries(flows).flatMap(([name, { marketing }]) => (marketing ? [name] : []))).toEqual(URGENCY);
});
