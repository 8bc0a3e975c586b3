import { redirect } from "next/navigation";

/** The console opens where people wait. */
export default function ConsolePage(): never {
  redirect("/admin/chat");
}
