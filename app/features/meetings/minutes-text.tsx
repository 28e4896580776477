/** One part of the minutes, or a narrative, for those who read. */
export function MinutesText({
	html,
	empty = "Nothing has been written yet.",
}: {
	html: string;
	empty?: string;
}) {
	if (html === "") return <p className="govuk-body">{empty}</p>;
	// biome-ignore lint/security/noDangerouslySetInnerHtml: made by our own renderer from a whitelisted schema
	return <div className="app-prose" data-text dangerouslySetInnerHTML={{ __html: html }} />;
}
