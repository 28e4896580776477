export const meta = () => [
	{ title: "Your account is erased – Waymark" },
	{ name: "robots", content: "noindex" },
];

export default function Erased() {
	return (
		<>
			<h1 className="govuk-heading-l">Your account is erased</h1>
			<p className="govuk-body">
				Your name, your address and everything that was only about you are gone. What your organisations did
				stays on their roadmaps, by a former member.
			</p>
			<p className="govuk-body">
				<a className="govuk-link" href="/">
					Go to the public roadmaps
				</a>
			</p>
		</>
	);
}
