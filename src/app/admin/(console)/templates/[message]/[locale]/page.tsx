import { mailLocales } from "@emails/messages";
import clsx from "clsx";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { TemplateEditor } from "@/features/template-previews/components/template-editor";
import { localeNames, titleOf } from "@/features/templates/rules";
import { templateKey } from "@/features/templates/schema";

type Params = { params: Promise<{ message: string; locale: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: titleOf((await params).message) };
}

export default async function TemplatePage({ params }: Params) {
  const key = templateKey.safeParse(await params);
  if (!key.success) notFound();
  const { message, locale } = key.data;
  return (
    <div className="max-w-[88rem] space-y-4">
      <Link href="/admin/templates" className="inline-flex min-h-11 items-center underline">
        All templates
      </Link>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <h1 className="font-display text-3xl">{titleOf(message)}</h1>
        <nav aria-label="Language" className="flex gap-1 rounded-field bg-sand p-1">
          {mailLocales.map((one) => (
            <Link
              key={one}
              href={`/admin/templates/${message}/${one}`}
              aria-current={one === locale ? "page" : undefined}
              className={clsx(
                "inline-flex min-h-11 items-center rounded-field px-4 font-semibold",
                one === locale ? "bg-surface text-ink shadow-card" : "text-ink-soft",
              )}
            >
              {localeNames[one]}
            </Link>
          ))}
        </nav>
      </div>
      <TemplateEditor key={`${message}/${locale}`} message={message} locale={locale} />
    </div>
  );
}
