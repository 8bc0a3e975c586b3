"use client";
import { ArrowDown, ArrowUp, Copy, Trash2 } from "lucide-react";
import { useState } from "react";
import type { Block } from "../schema";
import { BlockFields } from "./block-fields";
import { blockLabels, newBlock, newBlockId } from "./starter";

type BlockListProps = { blocks: Block[]; onChange: (blocks: Block[]) => void };

const MOST = 40;
const tool = "inline-flex size-11 items-center justify-center rounded-field hover:bg-sand disabled:opacity-40";

/** The blocks of the mail in their order: each is written in place, moved, doubled or taken out by buttons, so also by keyboard and thumb. */
export function BlockList({ blocks, onChange }: BlockListProps) {
  const [said, setSaid] = useState("");
  const change = (next: Block[], words: string) => {
    onChange(next);
    setSaid(words);
  };
  const move = (from: number, to: number) => {
    const next = [...blocks];
    const [block] = next.splice(from, 1);
    if (block) next.splice(to, 0, block);
    change(next, `Moved to place ${to + 1} of ${blocks.length}.`);
  };
  return (
    <div className="space-y-3">
      <ol className="space-y-3">
        {blocks.map((block, at) => {
          const label = `${blockLabels[block.type]}, block ${at + 1}`;
          return (
            <li key={block.id} className="rounded-card border border-line bg-surface">
              <fieldset aria-label={label} className="p-3">
                <div className="mb-1 flex items-center gap-1">
                  <p className="min-w-0 flex-1 font-semibold">{blockLabels[block.type]}</p>
                  <button
                    type="button"
                    className={tool}
                    aria-label={`Move ${label} up`}
                    disabled={at === 0}
                    onClick={() => move(at, at - 1)}
                  >
                    <ArrowUp aria-hidden className="size-5" />
                  </button>
                  <button
                    type="button"
                    className={tool}
                    aria-label={`Move ${label} down`}
                    disabled={at === blocks.length - 1}
                    onClick={() => move(at, at + 1)}
                  >
                    <ArrowDown aria-hidden className="size-5" />
                  </button>
                  <button
                    type="button"
                    className={tool}
                    aria-label={`Double ${label}`}
                    disabled={blocks.length >= MOST}
                    onClick={() => change(blocks.toSpliced(at + 1, 0, { ...block, id: newBlockId() }), "Doubled.")}
                  >
                    <Copy aria-hidden className="size-5" />
                  </button>
                  <button
                    type="button"
                    className={tool}
                    aria-label={`Take out ${label}`}
                    onClick={() =>
                      change(
                        blocks.filter(({ id }) => id !== block.id),
                        "Taken out.",
                      )
                    }
                  >
                    <Trash2 aria-hidden className="size-5" />
                  </button>
                </div>
                <BlockFields
                  block={block}
                  onChange={(next) => onChange(blocks.map((one) => (one.id === block.id ? next : one)))}
                />
              </fieldset>
            </li>
          );
        })}
      </ol>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
      {blocks.length < MOST && (
        <AddBlock onAdd={(type) => change([...blocks, newBlock(type)], `${blockLabels[type]} added at the end.`)} />
      )}
    </div>
  );
}

function AddBlock({ onAdd }: { onAdd: (type: Block["type"]) => void }) {
  return (
    <fieldset className="rounded-card border border-line border-dashed p-3">
      <legend className="px-1 font-semibold">Add a block</legend>
      <div className="flex flex-wrap gap-2">
        {(Object.keys(blockLabels) as Block["type"][]).map((type) => (
          <button
            key={type}
            type="button"
            onClick={() => onAdd(type)}
            className="min-h-11 rounded-field border border-line bg-surface px-4 font-semibold hover:bg-sand"
          >
            {blockLabels[type]}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
