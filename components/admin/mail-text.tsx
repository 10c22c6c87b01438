/** The plain text of a mail with its links to follow: without a mail server they are needed here. */
const LINK = /(https?:\/\/[^\s<>"]+)/;

export function MailText({ text }: { readonly text: string }) {
  return (
    <div className="rounded-md border border-line bg-raised p-4 whitespace-pre-wrap wrap-anywhere sm:p-6">
      {text.split(LINK).map((part, index) =>
        // Splitting by one group puts the links at odd places.
        index % 2 === 1 ? (
          <a key={index} href={part} className="text-accent underline underline-offset-4">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </div>
  );
}
