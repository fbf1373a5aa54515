"use strict";
// The page works without this: files are chosen by their boxes, in the order of the list. The script takes files that are dropped, and lets
// the chosen ones be put in order. What it says is on the page.
(() => {
  const one = (query) => document.querySelector(query);
  const [chosen, files, pick, said, form] = ["#chosen", "#files", "#pick", "#said", "#form"].map(one);
  const boxes = () => Array.from(files.querySelectorAll("input"));
  const tell = (text, name = "") => { said.textContent = text + name; };

  // The list of chosen files says the order; the form sends it, and not the boxes.
  const settle = () => {
    const count = chosen.children.length;
    one("#none").hidden = count > 0;
    for (const button of document.querySelectorAll(".tasks button")) {
      button.disabled = button.value === "compare" ? count !== 2 : count === 0;
    }
  };
  const button = (kind, name, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = chosen.dataset[kind];
    made.setAttribute("aria-label", chosen.dataset[kind + "Label"] + name);
    made.addEventListener("click", act);
    return made;
  };
  const row = (box) => Array.from(chosen.children).find((each) => each.dataset.id === box.value);
  const add = (box) => {
    if (row(box)) return;
    const name = box.parentElement.querySelector("bdi").textContent;
    const [item, text, value] = ["li", "bdi", "input"].map((each) => document.createElement(each));
    item.dataset.id = box.value;
    text.textContent = name;
    Object.assign(value, { type: "hidden", name: "file", value: box.value });
    const up = button("up", name, () => {
      item.previousElementSibling?.before(item);
      up.focus();
    });
    const out = button("out", name, () => {
      const next = item.nextElementSibling ?? item.previousElementSibling;
      box.checked = false;
      remove(box);
      (next?.querySelector("button:last-of-type") ?? pick).focus();
    });
    item.append(text, value, up, out);
    chosen.append(item);
  };
  const remove = (box) => {
    row(box)?.remove();
    settle();
  };
  const follow = (box) => {
    box.removeAttribute("name");
    box.addEventListener("change", () => {
      if (box.checked) add(box);
      else remove(box);
      settle();
    });
  };

  const take = async (file) => {
    if (file.size > Number(pick.dataset.large)) return tell(pick.dataset.tooLarge, file.name);
    tell(pick.dataset.busy, file.name);
    try {
      const answer = await fetch("drop?name=" + encodeURIComponent(file.name), { method: "POST", body: file });
      if (!answer.ok) throw new Error(answer.statusText);
      const { id, name } = await answer.json();
      const [item, label, box, text] = ["li", "label", "input", "bdi"].map((each) => document.createElement(each));
      Object.assign(box, { type: "checkbox", value: id, checked: true });
      text.textContent = name;
      label.append(box, " ", text);
      item.append(label);
      files.prepend(item);
      follow(box);
      add(box);
      settle();
      tell(pick.dataset.done, name);
    } catch {
      tell(pick.dataset.failed, file.name);
    }
  };
  const takeAll = async (list) => {
    for (const file of Array.from(list)) await take(file);
  };
  pick.addEventListener("change", async () => {
    await takeAll(pick.files);
    pick.value = "";
  });
  const over = (is) => document.body.classList.toggle("over", is);
  addEventListener("dragover", (event) => {
    event.preventDefault();
    over(true);
  });
  addEventListener("dragleave", (event) => event.relatedTarget ?? over(false));
  addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    takeAll(event.dataTransfer.files);
  });

  one("#filter").addEventListener("input", (event) => {
    const wanted = event.target.value.toLowerCase();
    for (const item of files.children) item.hidden = !item.textContent.toLowerCase().includes(wanted);
  });
  one("#filter").addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());

  for (const box of boxes()) follow(box);
  // A browser that comes back to the page checks the boxes again, later than this runs.
  addEventListener("pageshow", () => {
    for (const box of boxes()) if (box.checked) add(box);
    settle();
  });
  for (const hidden of ["#desk", "#find"]) one(hidden).hidden = false;
  settle();
})();
