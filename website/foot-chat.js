// <foot-chat server="/chat">: the clinic's assistant on any page. Text is shown as text, never as markup.

const TEXTS = {
  label: "Your question",
  send: "Send",
  typing: "The assistant is writing",
  transcript: "Conversation",
  hint: "Ask about foot massage",
  lost: "I cannot reach the assistant. Check your connection and send the message again.",
}

const style = new CSSStyleSheet()
style.replaceSync(`
  :host { display: grid; grid-template: minmax(0, 1fr) auto / minmax(0, 1fr); box-sizing: border-box; min-height: 20rem; border: 1px solid #8a9a9c;
    border-radius: 0.75rem; overflow: hidden; background: Canvas; color: CanvasText; font: 1rem/1.45 system-ui, sans-serif;
    --accent: var(--foot-chat-accent, #1f6f78); }
  [role="log"] { overflow-y: auto; padding: 1rem; display: flex; flex-direction: column; gap: 0.5rem; }
  p { margin: 0; max-width: 85%; padding: 0.5rem 0.8rem; border-radius: 0.9rem; overflow-wrap: anywhere; white-space: pre-line; }
  .bot { align-self: start; background: color-mix(in srgb, var(--accent) 12%, Canvas); }
  .visitor { align-self: end; background: var(--accent); color: white; }
  .call a { display: inline-block; padding: 0.7rem 1.2rem; border-radius: 1.5rem; background: #b3261e; color: #fff;
    font-weight: bold; text-decoration: none; forced-color-adjust: none; }
  .quiet { background: none; font-size: 0.85rem; padding-block: 0; }
  img { width: min(20rem, 85%); border-radius: 0.75rem; align-self: start; }
  .buttons { display: flex; flex-wrap: wrap; gap: 0.5rem; }
  button { font: inherit; min-height: 2.75rem; padding: 0.3rem 0.9rem; border: 2px solid var(--accent); border-radius: 1.4rem;
    max-width: 100%; background: Canvas; color: CanvasText; cursor: pointer; text-align: start; }
  button:disabled { opacity: 0.55; cursor: default; }
  a { color: inherit; }
  form { display: flex; gap: 0.5rem; padding: 0.75rem; border-top: 1px solid #8a9a9c; }
  input { flex: 1; min-width: 0; font: inherit; min-height: 2.75rem; padding: 0 0.8rem; border: 1px solid #66777a; border-radius: 1.4rem; }
  form button { background: var(--accent); color: white; }
  :focus-visible { outline: 3px solid #c2571a; outline-offset: 2px; }
  .typing { min-height: 1.5rem; letter-spacing: 0.3em; }
  @media (prefers-reduced-motion: no-preference) { .typing { animation: pulse 1s infinite alternate; } }
  @keyframes pulse { from { opacity: 0.4; } }
`)

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}

class FootChat extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot) return
    this.server = this.getAttribute("server") ?? "/chat"
    this.log = element("div", { tabIndex: 0, role: "log" })
    this.log.setAttribute("aria-label", TEXTS.transcript)
    this.input = element("input", { placeholder: TEXTS.hint, autocomplete: "off", enterKeyHint: "send" })
    this.input.setAttribute("aria-label", TEXTS.label)
    const form = element("form", {}, this.input, element("button", { type: "submit", textContent: TEXTS.send }))
    form.addEventListener("submit", (event) => {
      event.preventDefault()
      this.ask(this.input.value)
    })
    const root = this.attachShadow({ mode: "open" })
    root.adoptedStyleSheets = [style]
    root.append(this.log, form)
    this.restore()
  }

  async restore() {
    const { messages } = await this.fetch("/history").catch(() => ({ messages: [] }))
    for (const message of messages) {
      if (message.from === "visitor") this.say("visitor", message.text)
      else this.reply(message)
    }
    this.scroll()
  }

  ask(text) {
    text = text.trim()
    if (!text) return
    this.input.value = ""
    this.send({ text }, text)
  }

  async send(body, said) {
    this.retire()
    this.say("visitor", said)
    const typing = this.say("bot typing", "…")
    typing.setAttribute("aria-label", TEXTS.typing)
    this.scroll()
    const { replies } = await this.fetch("/messages", body).catch(() => ({ replies: [{ text: TEXTS.lost }] }))
    typing.remove()
    replies.forEach((reply) => this.reply(reply))
    this.scroll()
  }

  async fetch(path, body) {
    const post = body && { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }
    const response = await fetch(this.server + path, { credentials: "same-origin", ...post })
    const answer = await response.json()
    if (body && !answer.replies?.length) throw new Error("An empty answer")
    return answer
  }

  say(kind, text) {
    const said = element("p", { className: kind, textContent: text })
    this.log.append(said)
    return said
  }

  reply({ text, image, links = [], buttons = [], quiet }) {
    if (text) this.say(quiet ? "bot quiet" : "bot", text)
    if (image) this.log.append(element("img", { src: image, alt: "", onload: () => this.scroll() }))
    for (const { title, url, urgent } of links.filter(({ url }) => /^(https?|tel):/.test(url))) {
      const link = element("a", { href: url, textContent: title, rel: "noopener noreferrer" })
      if (!url.startsWith("tel:")) link.target = "_blank"
      this.log.append(element("p", { className: urgent ? "call" : "bot quiet" }, link))
    }
    if (buttons.length) {
      const choices = buttons.map(({ title, payload }) =>
        element("button", { type: "button", textContent: title, onclick: () => this.send({ payload, title }, title) }),
      )
      this.log.append(element("div", { className: "buttons" }, ...choices))
    }
  }

  // Buttons of earlier turns stay readable but cannot be pressed any more; focus is kept in the chat.
  retire() {
    const hadFocus = this.shadowRoot.activeElement?.closest(".buttons")
    this.log.querySelectorAll("button").forEach((button) => (button.disabled = true))
    if (hadFocus) this.input.focus()
  }

  scroll() {
    this.log.scrollTop = this.log.scrollHeight
  }
}

customElements.define("foot-chat", FootChat)
