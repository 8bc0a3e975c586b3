"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { fieldFaults } from "@/lib/browser/field-faults";
import { useTRPC } from "@/lib/browser/trpc";
import { formatDateTime } from "@/lib/time";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/field";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import type { StaffAccountView } from "../schema";

/** Who can sign in here: add a colleague, give a new password, close an account and open it again. */
export function StaffAccounts({ staffId }: { staffId: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { listAccounts, createStaff, renewPassword } = trpc.admin.staff;
  const accounts = useQuery(listAccounts.queryOptions());
  const onSuccess = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: listAccounts.queryKey() }),
      queryClient.invalidateQueries({ queryKey: trpc.admin.teams.pathKey() }),
    ]);
  const create = useMutation(createStaff.mutationOptions({ onSuccess }));
  const renew = useMutation(renewPassword.mutationOptions());
  const deactivate = useMutation(trpc.admin.staff.deactivateStaff.mutationOptions({ onSuccess }));
  const reactivate = useMutation(trpc.admin.staff.reactivateStaff.mutationOptions({ onSuccess }));
  const problem = renew.error ?? deactivate.error ?? reactivate.error;
  // The later of the two.
  const told = renew.submittedAt > create.submittedAt ? renew.data : create.data;
  const busy = renew.isPending || deactivate.isPending || reactivate.isPending;
  return (
    <section aria-labelledby="colleagues" className="space-y-4">
      <h2 id="colleagues" className="font-display text-2xl">
        Colleagues
      </h2>
      <AddColleague
        busy={create.isPending}
        error={create.error}
        onAdd={(person, added) => create.mutate(person, { onSuccess: added })}
      />
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      {told && (
        <Notice tone="good">
          <p className="font-semibold">
            {told.name} signs in as {told.email} with this password. Hand it over now: it is not shown again.
          </p>
          <code className="mt-1 block select-all break-all">{told.password}</code>
        </Notice>
      )}
      <Loaded query={accounts} what="the accounts">
        {(accounts) => (
          <ul className="max-w-2xl divide-y divide-line">
            {accounts.map((account) => (
              <AccountRow
                key={account.id}
                account={account}
                own={account.id === staffId}
                busy={busy}
                onRenew={() => confirm(renewWords(account)) && renew.mutate({ id: account.id })}
                onDeactivate={() => confirm(closeWords(account)) && deactivate.mutate({ id: account.id })}
                onReactivate={() => reactivate.mutate({ id: account.id })}
              />
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}

const renewWords = ({ name }: StaffAccountView) => `Give ${name} a new password? The one in use stops working.`;
const closeWords = ({ name }: StaffAccountView) =>
  `Close the account of ${name}? Nobody can sign in with it until you open it again.`;

type AddColleagueProps = {
  busy: boolean;
  error: unknown;
  onAdd: (person: { name: string; email: string }, added: () => void) => void;
};

function AddColleague({ busy, error, onAdd }: AddColleagueProps) {
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const faults = fieldFaults(error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAdd({ name, email }, () => {
      setName("");
      setEmail("");
    });
  };
  return (
    <form onSubmit={submit} className="flex max-w-2xl flex-wrap items-start gap-3">
      <div className="min-w-48 flex-1">
        <TextField
          id="colleague-name"
          label="Name"
          value={name}
          maxLength={80}
          required
          hint="Shoppers see it."
          error={faults.name}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <div className="min-w-56 flex-1">
        <TextField
          id="colleague-email"
          type="email"
          label="E-mail"
          value={email}
          maxLength={254}
          required
          error={faults.email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </div>
      <Button type="submit" className="sm:mt-7.5" disabled={busy}>
        Add colleague
      </Button>
      {error instanceof Error && Object.keys(faults).length === 0 && <Notice tone="bad">{error.message}</Notice>}
    </form>
  );
}

type AccountRowProps = {
  account: StaffAccountView;
  own: boolean;
  busy: boolean;
  onRenew: () => void;
  onDeactivate: () => void;
  onReactivate: () => void;
};

function AccountRow({ account, own, busy, onRenew, onDeactivate, onReactivate }: AccountRowProps) {
  const { name, email, deactivatedAt } = account;
  return (
    <li className="flex flex-wrap items-center gap-3 py-3">
      <div className="min-w-48 flex-1">
        <p className="break-words font-semibold">
          {name}
          {own && " (you)"}
        </p>
        <p className="text-ink-soft text-sm [overflow-wrap:anywhere]">
          {email}
          {deactivatedAt && ` · closed ${formatDateTime(deactivatedAt)}`}
        </p>
      </div>
      {deactivatedAt ? (
        <Button look="quiet" disabled={busy} onClick={onReactivate} aria-label={`Open the account of ${name} again`}>
          Open again
        </Button>
      ) : (
        !own && (
          <>
            <Button look="quiet" disabled={busy} onClick={onRenew} aria-label={`New password for ${name}`}>
              New password
            </Button>
            <Button look="danger" disabled={busy} onClick={onDeactivate} aria-label={`Close the account of ${name}`}>
              Close account
            </Button>
          </>
        )
      )}
    </li>
  );
}
