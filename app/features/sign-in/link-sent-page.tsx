/** Said whether or not anybody has the address. */
export function LinkSentPage({ email, outbox }: { email: string; outbox: boolean }) {
	return (
		<>
			<h1 className="govuk-heading-l">Look into your mail</h1>
			<p className="govuk-body-l">
				If somebody has an account here with the address <strong>{email}</strong>, a link is on its way to it.
			</p>
			<p className="govuk-body">
				The link works once, for 15 minutes. It is easiest to open it in this browser.
			</p>
			<p className="govuk-body">
				Nothing came? Look among unwanted mail, check the address, or{" "}
				<a className="govuk-link" href="/sign-in">
					ask again
				</a>
				. Only people whom a coordinator invited have an account.
			</p>
			{outbox && (
				<p className="govuk-body">
					No mail server is set:{" "}
					<a className="govuk-link" href="/sign-in/outbox">
						read the letter in the outbox
					</a>
					.
				</p>
			)}
		</>
	);
}
