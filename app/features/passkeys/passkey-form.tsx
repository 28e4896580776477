import { type FormEvent, useEffect, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { TextInput } from "../../ui/text-input.tsx";

/** The form that adds a passkey. It needs the script: without one there is no way to ask the device. */
export function PasskeyForm({ suggestion }: { suggestion: string }) {
	const [ready, setReady] = useState(false);
	const [busy, setBusy] = useState(false);
	const [error, setError] = useState<{ round: number; text: string } | null>(null);
	useEffect(() => setReady(window.PublicKeyCredential !== undefined), []);

	async function submit(event: FormEvent<HTMLFormElement>) {
		event.preventDefault();
		const name = String(new FormData(event.currentTarget).get("name") ?? "");
		setBusy(true);
		try {
			const { addPasskeyHere } = await import("./add-passkey-here.ts");
			await addPasskeyHere(name);
			window.location.assign("/account/passkeys");
		} catch (failure) {
			const text = failure instanceof Error ? failure.message : String(failure);
			setError((last) => ({ round: (last?.round ?? 0) + 1, text }));
			setBusy(false);
		}
	}

	if (!ready) {
		return <p className="govuk-body">Adding a passkey needs JavaScript and a browser that knows passkeys.</p>;
	}
	return (
		<form onSubmit={submit}>
			{error && <ErrorSummary key={error.round} errors={[{ text: error.text, href: "#name" }]} />}
			<h2 className="govuk-heading-m">Add a passkey</h2>
			<TextInput
				id="name"
				name="name"
				label="Name"
				labelSize="s"
				hint="To tell it from others, such as the name of the device."
				className="govuk-input--width-20"
				maxLength={60}
				defaultValue={suggestion}
			/>
			<Button disabled={busy}>Add a passkey</Button>
		</form>
	);
}
