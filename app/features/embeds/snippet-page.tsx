import { Textarea } from "../../ui/textarea.tsx";
import { PageBody } from "../public/page-body.tsx";
import { wayTo } from "../public/way-to.ts";
import { framePath } from "./embeddable.ts";

interface SnippetPageProps {
	roadmap: { slug: string; title: string };
	/** Of the page that can be embedded, without the origin. */
	path: string;
	title: string;
	snippet: string;
	oembedUrl: string;
}

/** How to show a public page on another site. */
export function SnippetPage({ roadmap, path, title, snippet, oembedUrl }: SnippetPageProps) {
	const isPart = path !== `/${roadmap.slug}`;
	return (
		<PageBody
			breadcrumbs={wayTo(roadmap, ...(isPart ? [{ text: title, href: path }] : []))}
			hero={
				<>
					<h1 className="govuk-heading-xl app-hero__title">Put this on your site</h1>
					<p className="govuk-body-l app-hero__lead">{title}</p>
				</>
			}
		>
			<Textarea
				id="snippet"
				name="snippet"
				label="HTML to copy"
				labelSize="m"
				hint="Paste it where the frame is to stand, and change width and height as you like. Leave the title: screen readers say it."
				rows={8}
				readOnly
				spellCheck={false}
				value={snippet}
			/>
			<p className="govuk-body">
				<a className="govuk-link" href={framePath(path)}>
					See what the frame shows
				</a>
				. It is always as it stands, has no script, sets no cookie and knows nothing of your readers.
			</p>
			<h2 className="govuk-heading-m">Where addresses become frames by themselves</h2>
			<p className="govuk-body">
				Many systems for web pages do that (oEmbed). Paste the address of the page alone on a line; where the
				system asks for an oEmbed address, it is:
			</p>
			<p className="govuk-body app-wrap">
				<code>{oembedUrl}</code>
			</p>
		</PageBody>
	);
}
