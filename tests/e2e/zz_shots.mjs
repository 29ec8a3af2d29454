import { launch, serve, complaints } from "./site.mjs";
import { open } from "./reader.mjs";
const all = { site: await serve(), browser: await launch() };
const G="base=basic_secondary&1.kind=general&1.level=mid_level&1.form=full_time&1.basis=state_order&1.channel=portal";
const F=G+"&2.kind=medical&2.level=mid_level&2.form=full_time&2.basis=paid&2.channel=portal&2.label=Медколледж, Ақтөбе&3.level=skilled_worker&3.form=evening&3.basis=state_order&4.kind=creative";
const jobs=[["g",G,"2026-08-10T10:00"],["f",F,"2026-08-10T10:00"],["last",G,"2026-08-18T15:20"],["missed",F,"2026-08-21T10:00"],["closed",G,"2026-11-22T10:00"],["empty","","2026-08-10T10:00"]];
const only=process.argv[2]?.split(",");
for (const [name,kept,now] of jobs) for (const lang of ["kk","ru"]) for (const [w,h] of [[360,740],[1280,800]]) for (const scheme of ["light","dark"]) {
  const id=`${name}-${lang}-${w}-${scheme}`;
  if (only && !only.some(o=>id.startsWith(o)||id===o)) continue;
  const { page, context, seen } = await open(all,{lang,path:"plan",now,kept,viewport:{width:w,height:h},colorScheme:scheme});
  await page.getByRole("heading",{level:2}).first().waitFor({timeout:15000}).catch(()=>console.log("no h2",id));
  await page.waitForTimeout(300);
  await page.screenshot({path:`/tmp/season-shots/${id}.png`,fullPage:true});
  const c=await complaints(page); if(c.length) console.log(id,c.join("\n"));
  const sw=await page.evaluate(()=>document.documentElement.scrollWidth); if (sw>w) console.log(id,"scrolls",sw);
  if(seen.violations.length||seen.errors.length) console.log(id,seen.violations,seen.errors);
  await context.close();
}
await all.browser.close(); all.site.close(); process.exit(0);
