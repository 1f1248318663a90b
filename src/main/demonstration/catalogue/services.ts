/**
 * Consultations, wards, laboratory, imaging, operations. Invented prices; real names of kinds of goods, no brands.
 * code|name|initials|unit|class|prior rate|usual price|ceiling|procured|uses|from
 */
export const SERVICES = `
ZL001|一般诊疗费|ybzlf|次|A|0|10.00|10.00||clinic
ZL002|普通门诊诊察费|ptmzzcf|次|A|0|15.00|15.00||consult
ZL003|副主任医师门诊诊察费|fzrysmzzcf|次|A|0|25.00|20.00||consult expert
ZL004|主任医师门诊诊察费|zrysmzzcf|次|A|0|40.00|30.00||consult expert
ZL005|急诊诊察费|jzzcf|次|A|0|30.00|30.00||emergency
ZL006|互联网复诊诊察费|hlwfzzcf|次|A|0|12.00|12.00||consult
ZL007|住院诊察费|zyzcf|日|A|0|20.00|20.00||ward
ZL008|三人间床位费|srjcwf|日|A|0|45.00|45.00||ward bed
ZL009|双人间床位费|srjcwf|日|A|0|75.00|50.00||bed
ZL010|单人间床位费|drjcwf|日|B|0.20|160.00|60.00||bed room
ZL011|重症监护床位费|zzjhcwf|日|B|0.10|180.00|180.00||intensive
ZL012|层流洁净病房床位费|cmjjbfcwf|日|B|0.20|360.00|240.00||room
ZL013|特级护理|tjhl|日|A|0|96.00|96.00||intensive
ZL014|一级护理|yjhl|日|A|0|36.00|36.00||ward
ZL015|二级护理|ejhl|日|A|0|24.00|24.00||ward
ZL016|三级护理|sjhl|日|A|0|14.00|14.00||ward
ZL017|静脉输液|jmsy|次|A|0|9.00|9.00||ward
ZL018|肌肉注射|jszs|次|A|0|3.00|3.00||clinic ward
ZL019|静脉采血|jmcx|次|A|0|3.50|3.50||lab ward
ZL020|雾化吸入|whxs|次|A|0|8.00|8.00||ward clinic
ZL021|吸氧|xy|小时|A|0|4.00|4.00||ward
ZL022|换药|hy|次|A|0|16.00|16.00||clinic surgery
ZL023|导尿|dn|次|A|0|18.00|18.00||ward
ZL024|心电监测|xdjc|小时|A|0|6.00|6.00||intensive
ZL025|呼吸机辅助呼吸|hxjfzhx|小时|B|0.05|18.00|18.00||intensive
ZL026|有创血流动力学监测|ycxmdlxjc|小时|B|0.10|12.00|12.00||intensive
ZL027|连续性血液净化|lxxxyjh|小时|B|0.10|96.00|96.00||intensive costly
ZL028|体外膜肺氧合治疗|twmfyhzl|日|B|0.20|3800.00|3800.00||costly
ZL029|血常规|xcg|次|A|0|18.00|18.00||lab clinic
ZL030|尿常规|ncg|次|A|0|12.00|12.00||lab clinic
ZL031|粪便常规|fbcg|次|A|0|10.00|10.00||lab clinic
ZL032|肝功能检查|ggnjc|次|A|0|46.00|46.00||lab
ZL033|肾功能检查|sgnjc|次|A|0|32.00|32.00||lab dialysis
ZL034|血脂检查|xzjc|次|A|0|38.00|38.00||lab
ZL035|空腹血糖测定|kfxtcd|次|A|0|6.00|6.00||lab clinic
ZL036|糖化血红蛋白测定|thxhdbcd|次|B|0.05|52.00|48.00||lab
ZL037|电解质检查|djzjc|次|A|0|28.00|28.00||lab dialysis
ZL038|凝血功能检查|nxgnjc|次|A|0|56.00|56.00||lab surgery
ZL039|心肌酶谱检查|xjmpjc|次|A|0|62.00|62.00||lab
ZL040|肌钙蛋白测定|jgdbcd|次|B|0.05|78.00|78.00||lab
ZL041|脑钠肽测定|nntcd|次|B|0.10|148.00|130.00||lab
ZL042|降钙素原测定|jgsycd|次|B|0.10|118.00|98.00||lab
ZL043|C反应蛋白测定|cfydbcd|次|A|0|22.00|22.00||lab
ZL044|乙肝五项检查|ygwxjc|次|A|0|48.00|48.00||lab surgery
ZL045|甲状腺功能检查|jzxgnjc|次|B|0.05|126.00|126.00||lab
ZL046|肿瘤标志物检查|zmbzwjc|次|B|0.10|168.00|150.00||lab oncology
ZL047|血气分析|xqfx|次|A|0|68.00|68.00||lab intensive
ZL048|细菌培养及药敏试验|xjpyjymsy|次|A|0|86.00|86.00||lab
ZL049|病理检查与诊断|bljcyzd|次|A|0|148.00|148.00||lab surgery oncology
ZL050|免疫组织化学染色|myzzhxrs|项|B|0.20|96.00|80.00||oncology
ZL051|肿瘤基因检测|zmjyjc|次|C|0|2800.00|||selfpaid
ZL052|十二导联心电图|sedlxdt|次|A|0|22.00|22.00||exam clinic
ZL053|动态心电图|dtxdt|次|B|0.05|148.00|130.00||exam
ZL054|动态血压监测|dtxyjc|次|B|0.05|118.00|100.00||exam
ZL055|超声心动图|csxdt|次|B|0.05|168.00|150.00||exam
ZL056|腹部彩色超声检查|fbcscsjc|次|A|0|96.00|96.00||exam
ZL057|甲状腺彩色超声检查|jzxcscsjc|次|A|0|86.00|86.00||exam
ZL058|颈部血管彩色超声检查|jbxgcscsjc|次|A|0|112.00|112.00||exam
ZL059|数字化摄影|szhsy|次|A|0|58.00|58.00||exam imaging
ZL060|胸部X线计算机体层平扫|xbxxjsjtcps|次|A|0|290.00|290.00||imaging
ZL060|胸部X线计算机体层平扫|xbxxjsjtcps|次|A|0|133.00|133.00||imaging|2025-07-01
ZL061|头颅X线计算机体层平扫|tmxxjsjtcps|次|A|0|240.00|240.00||imaging
ZL062|腹部X线计算机体层增强扫描|fbxxjsjtczqsm|次|B|0.05|420.00|380.00||imaging
ZL063|冠状动脉血管成像|gzdmxgcx|次|B|0.10|780.00|720.00||imaging
ZL064|头颅磁共振平扫|tmcgzps|次|B|0.05|480.00|440.00||imaging
ZL065|腰椎磁共振平扫|yzcgzps|次|B|0.05|480.00|440.00||imaging
ZL066|磁共振增强扫描|cgzzqsm|次|B|0.10|760.00|700.00||imaging
ZL067|正电子发射计算机断层显像|zdzfsjsjdcxx|次|C|0|6200.00|||selfpaid
ZL068|电子胃镜检查|dzwjjc|次|A|0|220.00|220.00||exam
ZL069|电子结肠镜检查|dzjcjjc|次|A|0|280.00|280.00||exam
ZL070|无痛内镜麻醉|wtnjmz|次|B|0.20|300.00|240.00||exam
ZL071|纤维支气管镜检查|xwzqgjjc|次|B|0.05|260.00|260.00||exam
ZL072|肺功能检查|fgnjc|次|A|0|128.00|128.00||exam
ZL073|骨密度测定|gmdcd|次|B|0.05|98.00|90.00||exam
ZL074|血液透析|xytx|次|A|0|400.00|380.00||dialysis
ZL075|血液透析滤过|xytxmg|次|B|0.05|560.00|520.00||dialysis
ZL076|血液灌流|xygm|次|B|0.10|680.00|640.00||dialysis
ZL077|腹膜透析治疗|fmtxzl|次|A|0|60.00|60.00||dialysis
ZL078|静脉化疗|jmhl|次|A|0|68.00|68.00||oncology
ZL079|调强适形放射治疗|tqsxfszl|次|B|0.10|980.00|920.00||radiotherapy
ZL080|放射治疗计划设计|fszljhsj|次|B|0.10|2600.00|2400.00||radiotherapy
ZL081|阑尾切除术|lwqcs|次|A|0|1280.00|1280.00||operation
ZL082|腹腔镜胆囊切除术|fqjdnqcs|次|A|0|2380.00|2380.00||operation
ZL083|腹股沟疝修补术|fggsxbs|次|A|0|1360.00|1360.00||operation
ZL084|剖宫产术|pgcs|次|A|0|1480.00|1480.00||operation
ZL085|子宫肌瘤切除术|zgjmqcs|次|A|0|1880.00|1880.00||operation
ZL086|白内障超声乳化摘除术|bnzcsshzcs|次|A|0|1680.00|1680.00||operation
ZL087|骨折切开复位内固定术|gzqkfwngds|次|A|0|2260.00|2260.00||operation ortho
ZL088|人工髋关节置换术|rgkgjzhs|次|A|0|3860.00|3860.00||operation ortho
ZL089|人工膝关节置换术|rgxgjzhs|次|A|0|3980.00|3980.00||operation ortho
ZL090|椎体成形术|ztcxs|次|A|0|2880.00|2880.00||operation ortho
ZL091|冠状动脉支架植入术|gzdmzjzss|次|A|0|4200.00|4200.00||operation cardiac
ZL092|冠状动脉旁路移植术|gzdmpmyzs|次|A|0|9800.00|9800.00||operation cardiac costly
ZL093|永久起搏器植入术|yjqbqzss|次|A|0|3600.00|3600.00||operation cardiac
ZL094|颅内血肿清除术|mnxzqcs|次|A|0|5600.00|5600.00||operation neuro
ZL095|颅内动脉瘤夹闭术|mndmmjbs|次|A|0|8600.00|8600.00||operation neuro costly
ZL096|胃癌根治术|wagzs|次|A|0|6800.00|6800.00||operation oncology
ZL097|结直肠癌根治术|jzcagzs|次|A|0|6200.00|6200.00||operation oncology
ZL098|肺叶切除术|fyqcs|次|A|0|6600.00|6600.00||operation oncology
ZL099|乳腺癌根治术|sxagzs|次|A|0|3600.00|3600.00||operation oncology
ZL100|经尿道前列腺电切术|jndqlxdqs|次|A|0|2960.00|2960.00||operation
ZL101|输尿管镜碎石术|sngjsss|次|A|0|2680.00|2680.00||operation
ZL102|体外冲击波碎石|twcjbss|次|B|0.05|960.00|900.00||exam
ZL103|人工耳蜗植入术|rgewzss|次|A|0|6800.00|6800.00||operation ear
ZL104|全身麻醉|qsmz|次|A|0|880.00|880.00||anaesthesia
ZL105|椎管内麻醉|zgnmz|次|A|0|460.00|460.00||anaesthesia
ZL106|局部浸润麻醉|jbjsmz|次|A|0|80.00|80.00||anaesthesia
ZL107|术后镇痛|shzt|次|B|0.20|360.00|280.00||anaesthesia
ZL108|机器人辅助手术加收|jqrfzssjs|次|C|0|18000.00|||selfpaid
ZL109|针刺治疗|zczl|次|A|0|32.00|32.00||rehab chinese
ZL110|推拿治疗|tnzl|次|A|0|48.00|48.00||rehab chinese
ZL111|艾灸治疗|ajzl|次|A|0|26.00|26.00||rehab chinese
ZL112|拔罐治疗|bgzl|次|A|0|18.00|18.00||rehab chinese
ZL113|中药熏洗治疗|zyxxzl|次|B|0.05|42.00|38.00||rehab chinese
ZL114|运动疗法|ydlf|次|B|0.05|46.00|42.00||rehab
ZL115|偏瘫肢体综合训练|ptztzhxl|次|B|0.05|62.00|58.00||rehab stroke
ZL116|言语训练|yyxl|次|B|0.10|58.00|50.00||rehab
ZL117|心理治疗|xlzl|次|B|0.10|120.00|100.00||mental
ZL118|精神科监护|jskjh|日|A|0|28.00|28.00||mental
ZL119|改良电抽搐治疗|gldcczl|次|B|0.10|260.00|240.00||mental
ZL120|新生儿蓝光治疗|xselgzl|次|A|0|48.00|48.00||child
ZL121|小儿静脉穿刺|xejmcc|次|A|0|12.00|12.00||child
ZL122|特需门诊诊察费|txmzzcf|次|C|0|200.00|||selfpaid
ZL123|健康体检套餐|jktjtc|次|C|0|480.00|||selfpaid
ZL124|陪护服务|phfw|日|C|0|180.00|||selfpaid
ZL125|病员伙食|byhs|日|C|0|45.00|||selfpaid
`;
