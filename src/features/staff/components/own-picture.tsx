"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Image from "next/image";
import { type ChangeEvent, useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { Button, buttonClass } from "@/ui/button";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import { shrinkPicture } from "./shrink-picture";

/** The member's own picture, as shoppers see it beside the name: set, replaced or taken away. */
export function OwnPicture() {
  const { getOwnProfile, changePicture } = useTRPC().admin.staff;
  const queryClient = useQueryClient();
  const profile = useQuery(getOwnProfile.queryOptions());
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: getOwnProfile.queryKey() });
  const change = useMutation(changePicture.mutationOptions({ onSuccess }));
  const [unreadable, setUnreadable] = useState(false);
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    target.value = "";
    if (!file) return;
    const picture = await shrinkPicture(file);
    setUnreadable(picture === null);
    if (picture) change.mutate({ picture });
  };
  return (
    <section aria-labelledby="own-picture" className="max-w-xl space-y-4">
      <h2 id="own-picture" className="font-display text-2xl">
        Your picture
      </h2>
      <p className="text-ink-soft">Shoppers see it beside your name while you answer them.</p>
      <Loaded query={profile} what="your picture">
        {(data) => (
          <div className="flex flex-wrap items-center gap-4">
            <Face name={data.name} pictureUrl={data.pictureUrl} />
            <label htmlFor="picture" className={buttonClass("quiet", "cursor-pointer focus-within:outline-2")}>
              {data.pictureUrl ? "Choose another" : "Choose a picture"}
              <input id="picture" type="file" accept="image/*" className="sr-only" onChange={choose} />
            </label>
            {data.pictureUrl && (
              <Button look="danger" disabled={change.isPending} onClick={() => change.mutate({ picture: null })}>
                Take it away
              </Button>
            )}
          </div>
        )}
      </Loaded>
      {unreadable && <Notice tone="bad">This file is no picture that the browser can read.</Notice>}
      {change.error && <Notice tone="bad">{change.error.message}</Notice>}
    </section>
  );
}

function Face({ name, pictureUrl }: { name: string; pictureUrl: string | null }) {
  if (pictureUrl)
    return <Image unoptimized src={pictureUrl} alt={name} width={64} height={64} className="size-16 rounded-full" />;
  return (
    <span
      aria-hidden
      className="grid size-16 place-items-center rounded-full bg-clay-pale font-semibold text-clay-deep text-xl"
    >
      {name.slice(0, 1)}
    </span>
  );
}
