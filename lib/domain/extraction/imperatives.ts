/** English verbs with which recommendations begin. */
export const IMPERATIVES: ReadonlySet<string> = new Set(
  `abandon abolish accede accelerate accept accompany achieve acknowledge act adapt address adhere adjust adopt advance
advocate align allocate allow amend analyse analyze apply appoint approve arrange articulate ask assess assign assist
assure attract audit authorise authorize avoid ban base begin boost bring broaden build bolster call carry cease
centralise centralize champion change clarify close coordinate co-ordinate collaborate collect combat combine commission
commit communicate compel compensate complete comply conclude conduct confirm consider consolidate consult continue
convene cooperate co-operate create criminalise criminalize cut deal decriminalise decriminalize dedicate deepen define
deliver demonstrate deploy design designate detect determine develop devise direct disclose discontinue disseminate
distribute diversify double draft draw educate effect elaborate eliminate embed employ empower enable enact encourage end
endorse enforce engage enhance enlarge enlist ensure equip eradicate establish evaluate examine exempt exclude expand
expedite explore expose extend facilitate finalise finalize finance find focus follow formalise formalize formulate foster
free fulfil fulfill fully fund further give grant guarantee guard halt harmonise harmonize have help hire hold honour honor
identify impart implement impose improve incentivise incentivize include incorporate increase inform initiate innovate
institute institutionalise institutionalize insert integrate intensify introduce invest investigate invite involve issue
join keep launch lay lead legislate leverage lift limit link lower maintain make mandate map match maximise maximize measure
mainstream merge minimise minimize mobilise mobilize modernise modernize modify monitor move name negotiate nominate obtain
offer open operationalise optimise optimize order organise organize oversee partner pass pay permit phase pilot plan pool
prepare preserve prevent prioritise prioritize produce professionalise prohibit promote promulgate propose prosecute protect
provide publish pursue put raise ratify reach readjust reaffirm realign rebuild recognise recognize reconsider record
recruit redefine redirect redouble reduce refer refine reform refrain regulate reinforce reintroduce reject release remedy
remove render renew reorganise repeal repeat replace report repudiate request require rescind research reserve resolve
respect respond restore restrict restructure retain rethink review revise revisit revitalise revoke safeguard scale secure
seek select send separate set share shift show sign simplify speed spend sponsor staff standardise standardize start step
stop streamline strengthen strive structure submit subsidise subsidize supplement supply support suspend sustain tackle take
target task test tighten track train transfer transform translate transpose treat undertake unify update upgrade uphold use
utilise utilize verify waive widen withdraw work`.split(/\s+/),
);
