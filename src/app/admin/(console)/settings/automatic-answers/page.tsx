import type { Metadata } from "next";
import { AutoResponseEditor } from "@/features/auto-responses/components/auto-response-editor";
import { env } from "@/lib/env";
import { caller } from "@/server/caller";

export const metadata: Metadata = { title: "Automatic answers" };

export default async function AutomaticAnswersPage() {
  const teams = await (await caller()).admin.teams.listTeams();
  return (
    <AutoResponseEditor
      teams={teams.map(({ id, name }) => ({ id, name }))}
      enabled={env().CHAT_AUTO_RESPONSE_ENABLED}
    />
  );
}
