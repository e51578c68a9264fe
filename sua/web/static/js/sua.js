// What the pages do beyond HTML: rows of lists, digests of files, nothing else. Every page works
// without it. No rule lives here.
"use strict";

(() => {
  const hexadecimal = (buffer) =>
    Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

  const changed = (element) => element.dispatchEvent(new Event("input", { bubbles: true }));

  // SHA-256 of the chosen file. The file itself is sent only where its field has a name: with the form.
  const digest = async (picker) => {
    const place = picker.closest("[data-digest]");
    const status = place.querySelector("[data-digest-status]");
    const file = picker.files[0];
    if (!file) return;
    status.textContent = "Calcolo dell'impronta in corso…";
    try {
      const value = place.querySelector("[data-digest-value]");
      const name = place.querySelector("[data-digest-name]");
      value.value = hexadecimal(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
      if (name) name.value = file.name;
      status.textContent = `Impronta di «${file.name}» calcolata.`;
      changed(value);
    } catch {
      status.textContent = "Impronta non calcolata: scriverla a mano.";
    }
  };

  const addRow = (button) => {
    const list = button.closest("[data-rows]");
    const mould = list.querySelector("[data-row-mould]");
    const numbers = Array.from(list.querySelectorAll("[data-row] [name]"), (element) =>
      Number(element.name.split(".")[1]));
    const number = Math.max(0, ...numbers) + 1;
    const made = document.createElement("template");
    made.innerHTML = mould.innerHTML.replaceAll("__n__", String(number));
    reveal(made.content);
    mould.before(made.content);
    const first = mould.previousElementSibling.querySelector("input, select, textarea");
    if (first) first.focus();
  };

  const removeRow = (button) => {
    const row = button.closest("[data-row]");
    const list = row.closest("[data-rows]");
    row.remove();
    const add = list.querySelector("[data-add-row]");
    add.focus();
    changed(add);
  };

  const reveal = (root) => {
    root.querySelectorAll("[data-needs-script]").forEach((element) => {
      element.hidden = false;
    });
  };

  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-digest-file]")) digest(event.target);
    if (event.target.matches("[data-submit-on-change]")) event.target.form.requestSubmit();
  });
  document.addEventListener("click", (event) => {
    const add = event.target.closest("[data-add-row]");
    const remove = event.target.closest("[data-remove-row]");
    if (add) {
      event.preventDefault();
      addRow(add);
    } else if (remove) removeRow(remove);
  });
  // One click, one command: a second press while the first is under way does nothing.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-once]")) return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
    setTimeout(() => delete form.dataset.sent, 5000);
  });
  // Once the command is on its way, what would be missing is no longer asked.
  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = event.target.closest("[data-once]");
    if (form && form.dataset.sent) event.preventDefault();
  });
  window.addEventListener("pageshow", () => document.querySelectorAll("[data-once]").forEach((form) => {
    delete form.dataset.sent;
  }));
  reveal(document);
})();
