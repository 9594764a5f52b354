// Asks the device for a passkey, or creates one, and posts the result with the form that was clicked.
// Without WebAuthn, or at an IP address, where browsers have no passkeys, the forms stay hidden.
for (const form of document.querySelectorAll('form[data-passkey]')) {
  const possible = window.PublicKeyCredential?.parseRequestOptionsFromJSON && !/^[\d.:[\]]+$/.test(location.hostname);
  form.hidden = !possible;
  form.addEventListener('submit', async event => {
    if (form.elements['Input.Credential'].value) return;
    event.preventDefault();
    const making = form.dataset.passkey === 'create';
    try {
      const token = new FormData();
      token.append('__RequestVerificationToken', form.elements['__RequestVerificationToken'].value);
      const answer = await fetch(making ? 'account/passkeys/creation-options' : 'account/passkeys/request-options', { method: 'POST', body: token });
      if (!answer.ok) throw new Error(answer.statusText);
      const options = await answer.json();
      const credential = making
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      form.elements['Input.Credential'].value = JSON.stringify(credential);
    } catch (problem) {
      // Cancelled, or no passkey matches: the server explains it.
      if (problem.name !== 'NotAllowedError' && problem.name !== 'AbortError' && problem.name !== 'InvalidStateError') console.warn(problem);
      form.elements['Input.Credential'].value = '-';
    }
    form.submit();
  });
}
