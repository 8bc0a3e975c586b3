import { useMutation, useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import { type FormEvent, useState } from "react";
import { fieldFaults } from "@/lib/browser/field-faults";
import { useTRPC } from "@/lib/browser/trpc";
import { Button } from "@/ui/button";
import { SelectField, TextField } from "@/ui/field";
import { Notice } from "@/ui/notice";
import type { PersonFacts } from "../get-person";
import { Panel } from "./panel";

/** Words that staff put on a person, for segments, and the language of the mails. */
export function PersonTags({ customer }: { customer: NonNullable<PersonFacts["customer"]> }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [tag, setTag] = useState("");
  const { people, customers } = trpc.admin;
  const onSettled = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: people.getPerson.queryKey() }),
      queryClient.invalidateQueries({ queryKey: customers.listTags.queryKey() }),
      queryClient.invalidateQueries({ queryKey: customers.listCustomers.infiniteQueryKey() }),
    ]);
  const add = useMutation(customers.tagCustomer.mutationOptions({ onSettled, onSuccess: () => setTag("") }));
  const remove = useMutation(customers.untagCustomer.mutationOptions({ onSettled }));
  const speak = useMutation(customers.setLanguage.mutationOptions({ onSettled }));
  const trouble = remove.error ?? speak.error;
  const customerId = customer.id;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ customerId, tag });
  };
  return (
    <Panel title="Tags and language">
      {customer.tags.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {customer.tags.map((each) => (
            <li key={each} className="inline-flex items-center rounded-full bg-sand pl-3.5 font-semibold text-sm">
              {each}
              <button
                type="button"
                aria-label={`Take the tag ${each} off`}
                disabled={remove.isPending}
                onClick={() => remove.mutate({ customerId, tag: each })}
                className="inline-flex size-11 items-center justify-center rounded-full hover:text-danger"
              >
                <X aria-hidden className="size-4" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={onSubmit} className="grid grid-cols-[1fr_auto] items-end gap-3">
        <TextField
          id="new-tag"
          label="New tag"
          value={tag}
          maxLength={40}
          autoComplete="off"
          error={add.error ? (fieldFaults(add.error).tag ?? add.error.message) : undefined}
          onChange={(event) => setTag(event.target.value)}
        />
        <Button type="submit" look="quiet" disabled={tag.trim() === "" || add.isPending}>
          Add
        </Button>
      </form>
      <SelectField
        id="language"
        label="Language of mails"
        value={customer.language ?? ""}
        disabled={speak.isPending}
        onChange={({ target: { value } }) =>
          speak.mutate({ customerId, language: value === "en" || value === "sw" ? value : null })
        }
      >
        <option value="">As the shop (English)</option>
        <option value="en">English</option>
        <option value="sw">Kiswahili</option>
      </SelectField>
      {trouble && <Notice tone="bad">{trouble.message}</Notice>}
    </Panel>
  );
}
