/** The ways to follow what a public page shows. `href` is the address of that page. */
export function FollowLinks({ href }: { href: string }) {
	return (
		<p className="govuk-body app-follow">
			<a className="govuk-link" href={`${href}/follow`}>
				Follow by e-mail
			</a>
		</p>
	);
}
