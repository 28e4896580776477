interface ContactLineProps {
	email: string | null;
}

/** Where to write to, or the honest sentence that nobody has said so yet. */
export function ContactLine({ email }: ContactLineProps) {
	if (email === null) {
		return (
			<p className="govuk-body">
				The administrator of this installation has not given a contact address yet. Ask the partner
				organisation that you know.
			</p>
		);
	}
	return (
		<p className="govuk-body">
			E-mail:{" "}
			<a className="govuk-link" href={`mailto:${email}`}>
				{email}
			</a>
		</p>
	);
}
