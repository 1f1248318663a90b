/**
 * Common drugs by generic name. Invented prices; real names of kinds of goods, no brands.
 * code|name|initials|unit|class|prior rate|usual price|ceiling|procured|uses|from
 */
export const DRUGS = `
YP001|阿莫西林胶囊|amxljn|盒|A|0|6.80|6.80|procured|cold antibiotic
YP002|阿莫西林克拉维酸钾片|amxlklwsjp|盒|B|0.05|18.60|||antibiotic
YP003|头孢克洛缓释片|tbkmhsp|盒|B|0.05|22.40|22.40|procured|antibiotic
YP004|头孢呋辛酯片|tbfxzp|盒|A|0|9.30|9.30|procured|cold antibiotic
YP005|头孢克肟分散片|tbkwfsp|盒|B|0.05|14.20|14.20|procured|antibiotic
YP006|头孢地尼胶囊|tbdnjn|盒|B|0.05|19.80|19.80|procured|antibiotic
YP007|阿奇霉素片|aqmsp|盒|A|0|7.90|7.90|procured|cold antibiotic
YP008|克拉霉素片|klmsp|盒|A|0|8.60|8.60|procured|antibiotic
YP009|左氧氟沙星片|zyfsxp|盒|A|0|6.50|6.50|procured|antibiotic
YP010|莫西沙星片|mxsxp|盒|B|0.05|12.60|12.60|procured|antibiotic
YP011|甲硝唑片|jxzp|瓶|A|0|3.20|||antibiotic
YP012|奥硝唑氯化钠注射液|axzmhnzsy|瓶|B|0.05|9.80|9.80|procured|infusion
YP013|注射用青霉素钠|zsyqmsn|支|A|0|1.10|||infusion
YP014|注射用头孢曲松钠|zsytbqsn|支|A|0|2.60|2.60|procured|infusion
YP015|注射用头孢呋辛钠|zsytbfxn|支|A|0|3.40|3.40|procured|infusion
YP016|注射用头孢他啶|zsytbsd|支|A|0|6.20|6.20|procured|infusion
YP017|注射用头孢哌酮钠舒巴坦钠|zsytbptnsbtn|支|B|0.05|14.50|14.50|procured|infusion
YP018|注射用哌拉西林钠他唑巴坦钠|zsyplxlnszbtn|支|B|0.05|16.80|16.80|procured|infusion
YP019|注射用美罗培南|zsymmpn|支|B|0.10|33.60|33.60|procured|critical
YP020|注射用亚胺培南西司他丁钠|zsyyapnxssdn|支|B|0.10|74.20|||critical
YP021|注射用替加环素|zsytjhs|支|B|0.20|128.00|128.00|procured|critical
YP022|注射用万古霉素|zsywgms|支|B|0.10|96.40|||critical
YP023|利奈唑胺葡萄糖注射液|lnzapttzsy|袋|B|0.20|118.00|118.00|procured|critical
YP024|注射用伏立康唑|zsyflkz|支|B|0.10|98.00|98.00|procured|critical
YP025|氟康唑胶囊|fkzjn|盒|A|0|8.80|8.80|procured|antibiotic
YP026|阿昔洛韦片|axmwp|盒|A|0|4.90|4.90|procured|cold
YP027|奥司他韦胶囊|asswjn|盒|B|0.05|26.00|26.00|procured|cold
YP028|复方氨酚烷胺片|ffafwap|盒|A|0|5.60|||cold
YP029|布洛芬缓释胶囊|bmfhsjn|盒|A|0|8.90|8.90|procured|cold pain
YP030|对乙酰氨基酚片|dyxajfp|盒|A|0|2.80|2.80|procured|cold pain
YP031|氨溴索口服溶液|axskfsy|瓶|A|0|9.60|9.60|procured|cold child
YP032|氨溴索注射液|axszsy|支|B|0.05|1.60|1.60|procured|infusion
YP033|乙酰半胱氨酸颗粒|yxbgaskl|盒|B|0.05|16.40|16.40|procured|cold copd
YP034|右美沙芬片|ymsfp|盒|A|0|6.30|||cold
YP035|蒲地蓝消炎口服液|pdlxykfy|盒|B|0.10|28.50|||cold chinese
YP036|连花清瘟胶囊|lhqwjn|盒|A|0|13.60|||cold chinese
YP037|板蓝根颗粒|blgkl|袋|A|0|7.20|||cold chinese
YP038|小儿氨酚黄那敏颗粒|xeafhnmkl|盒|A|0|6.90|||cold child
YP039|小儿豉翘清热颗粒|xecqqrkl|盒|B|0.10|24.60|||cold child
YP040|蒙脱石散|mtss|盒|A|0|5.20|5.20|procured|child stomach
YP041|口服补液盐散|kfbyys|盒|A|0|8.40|||child
YP042|枯草杆菌二联活菌颗粒|kcgjelhjkl|盒|B|0.05|18.90|||child stomach
YP043|硝苯地平控释片|xbdpksp|盒|A|0|13.80|13.80|procured|hypertension
YP044|氨氯地平片|amdpp|盒|A|0|2.20|2.20|procured|hypertension
YP045|左旋氨氯地平片|zxamdpp|盒|B|0.05|9.80|9.80|procured|hypertension
YP046|非洛地平缓释片|fmdphsp|盒|A|0|11.60|11.60|procured|hypertension
YP047|缬沙坦胶囊|xstjn|盒|A|0|6.90|6.90|procured|hypertension
YP048|缬沙坦氨氯地平片|xstamdpp|盒|B|0.05|16.20|16.20|procured|hypertension
YP049|厄贝沙坦片|ebstp|盒|A|0|4.80|4.80|procured|hypertension
YP050|厄贝沙坦氢氯噻嗪片|ebstqmsqp|盒|B|0.05|8.40|8.40|procured|hypertension
YP051|替米沙坦片|tmstp|盒|B|0.05|7.60|7.60|procured|hypertension
YP052|氯沙坦钾片|mstjp|盒|B|0.05|9.90|9.90|procured|hypertension
YP053|依那普利片|ynplp|盒|A|0|3.90|3.90|procured|hypertension
YP054|培哚普利叔丁胺片|pdplsdap|盒|A|0|21.50|21.50|procured|hypertension
YP055|卡托普利片|ktplp|瓶|A|0|2.60|2.60|procured|hypertension
YP056|美托洛尔缓释片|mtmehsp|盒|A|0|11.40|11.40|procured|hypertension heart
YP057|比索洛尔片|bsmep|盒|A|0|6.10|6.10|procured|hypertension heart
YP058|吲达帕胺缓释片|ydpahsp|盒|A|0|7.30|7.30|procured|hypertension
YP059|氢氯噻嗪片|qmsqp|瓶|A|0|3.30|||hypertension
YP060|复方利血平片|fflxpp|瓶|A|0|4.60|||hypertension
YP061|二甲双胍缓释片|ejsghsp|盒|A|0|5.40|5.40|procured|diabetes
YP062|格列美脲片|glmnp|盒|A|0|3.60|3.60|procured|diabetes
YP063|格列齐特缓释片|glqthsp|盒|B|0.05|12.80|12.80|procured|diabetes
YP064|瑞格列奈片|sglnp|盒|B|0.05|10.60|10.60|procured|diabetes
YP065|阿卡波糖片|akbtp|盒|A|0|5.60|5.60|procured|diabetes
YP066|伏格列波糖片|fglbtp|盒|B|0.05|9.40|9.40|procured|diabetes
YP067|西格列汀片|xgltp|盒|B|0.10|32.50|32.50|procured|diabetes
YP068|利格列汀片|lgltp|盒|B|0.10|38.90|||diabetes
YP069|达格列净片|dgljp|盒|B|0.10|26.80|26.80|procured|diabetes heart
YP070|恩格列净片|egljp|盒|B|0.10|28.40|28.40|procured|diabetes
YP071|甘精胰岛素注射液|gjydszsy|支|B|0.05|68.90|68.90|procured|diabetes
YP072|门冬胰岛素注射液|mdydszsy|支|B|0.05|28.40|28.40|procured|diabetes
YP073|精蛋白人胰岛素混合注射液|jdbrydshhzsy|支|A|0|24.60|24.60|procured|diabetes
YP074|司美格鲁肽注射液|smgmtzsy|支|B|0.20|478.00|||diabetes
YP075|阿司匹林肠溶片|asplcsp|盒|A|0|7.60|7.60|procured|heart stroke
YP076|氯吡格雷片|mbglp|盒|A|0|8.20|8.20|procured|heart stroke
YP077|替格瑞洛片|tgsmp|盒|B|0.05|21.80|21.80|procured|heart
YP078|阿托伐他汀钙片|atfstgp|盒|A|0|4.40|4.40|procured|heart stroke
YP079|瑞舒伐他汀钙片|ssfstgp|盒|B|0.05|6.80|6.80|procured|heart stroke
YP080|依折麦布片|yzmbp|盒|B|0.05|29.60|29.60|procured|heart
YP081|单硝酸异山梨酯缓释片|dxsyslzhsp|盒|A|0|9.20|9.20|procured|heart
YP082|硝酸甘油片|xsgyp|瓶|A|0|24.80|||heart
YP083|曲美他嗪缓释片|qmsqhsp|盒|B|0.05|13.40|13.40|procured|heart
YP084|沙库巴曲缬沙坦钠片|skbqxstnp|盒|B|0.10|46.50|46.50|procured|heart
YP085|螺内酯片|mnzp|瓶|A|0|5.80|5.80|procured|heart liver
YP086|呋塞米片|fsmp|瓶|A|0|2.90|||heart
YP087|地高辛片|dgxp|瓶|A|0|18.60|||heart
YP088|华法林钠片|hflnp|盒|A|0|12.40|||heart
YP089|利伐沙班片|lfsbp|盒|B|0.10|24.60|24.60|procured|heart
YP090|低分子肝素钙注射液|dfzgsgzsy|支|B|0.05|18.20|18.20|procured|infusion surgery
YP091|丁苯酞软胶囊|dbtsjn|盒|B|0.20|96.00|||stroke
YP092|胞磷胆碱钠片|bmdjnp|盒|A|0|16.80|||stroke
YP093|尼莫地平片|nmdpp|盒|A|0|7.40|7.40|procured|stroke
YP094|依达拉奉注射液|ydlfzsy|支|B|0.20|21.60|21.60|procured|stroke infusion
YP095|血塞通软胶囊|xstsjn|盒|B|0.10|32.60|||stroke chinese
YP096|脑心通胶囊|nxtjn|盒|B|0.10|28.90|||stroke chinese
YP097|复方丹参滴丸|ffdcdw|盒|A|0|26.80|||heart chinese
YP098|速效救心丸|sxjxw|盒|A|0|32.40|||heart chinese
YP099|稳心颗粒|wxkl|盒|B|0.10|28.60|||heart chinese
YP100|沙丁胺醇气雾剂|sdacqwj|瓶|A|0|19.80|19.80|procured|copd
YP101|布地奈德福莫特罗吸入粉雾剂|bdndfmtmxsfwj|支|B|0.05|118.00|118.00|procured|copd
YP102|噻托溴铵吸入粉雾剂|stxaxsfwj|盒|B|0.10|92.00|92.00|procured|copd
YP103|布地奈德混悬液|bdndhxy|支|B|0.05|4.60|4.60|procured|copd infusion
YP104|孟鲁司特钠片|mmstnp|盒|B|0.05|9.80|9.80|procured|copd child
YP105|茶碱缓释片|cjhsp|盒|A|0|8.60|||copd
YP106|多索茶碱注射液|dscjzsy|支|B|0.10|9.40|9.40|procured|copd infusion
YP107|奥美拉唑肠溶胶囊|amlzcsjn|盒|A|0|5.90|5.90|procured|stomach
YP108|泮托拉唑肠溶片|ptlzcsp|盒|A|0|7.80|7.80|procured|stomach
YP109|雷贝拉唑钠肠溶片|lblzncsp|盒|B|0.05|12.40|12.40|procured|stomach
YP110|注射用艾司奥美拉唑钠|zsyasamlzn|支|B|0.10|14.80|14.80|procured|infusion
YP111|铝碳酸镁咀嚼片|mtsmjjp|盒|B|0.05|11.60|11.60|procured|stomach
YP112|莫沙必利片|msblp|盒|A|0|8.40|8.40|procured|stomach
YP113|多潘立酮片|dpltp|盒|A|0|9.60|9.60|procured|stomach
YP114|枸橼酸铋钾胶囊|gysbjjn|盒|A|0|16.20|||stomach
YP115|香砂六君丸|xsmjw|盒|A|0|14.80|||stomach chinese
YP116|保和丸|bhw|盒|A|0|9.80|||stomach chinese
YP117|恩替卡韦分散片|etkwfsp|盒|A|0|6.40|6.40|procured|liver
YP118|替诺福韦酯片|tnfwzp|盒|A|0|7.20|7.20|procured|liver
YP119|丙酚替诺福韦片|bftnfwp|盒|B|0.10|168.00|||liver
YP120|水飞蓟素胶囊|sfjsjn|盒|B|0.10|36.80|||liver
YP121|复方甘草酸苷片|ffgcsgp|盒|B|0.05|28.40|28.40|procured|liver
YP122|异甘草酸镁注射液|ygcsmzsy|支|B|0.20|19.60|19.60|procured|liver infusion
YP123|熊去氧胆酸胶囊|xqydsjn|盒|B|0.05|58.60|||liver
YP124|人血白蛋白注射液|rxbdbzsy|瓶|B|0.20|386.00|378.00||critical liver
YP125|复方氨基酸注射液|ffajszsy|瓶|B|0.10|16.40|16.40|procured|critical
YP126|脂肪乳注射液|zfszsy|瓶|B|0.10|58.60|58.60|procured|critical
YP127|丙氨酰谷氨酰胺注射液|baxgaxazsy|瓶|B|0.20|42.50|42.50|procured|critical
YP128|葡萄糖注射液|pttzsy|袋|A|0|3.60|||infusion
YP129|氯化钠注射液|mhnzsy|袋|A|0|3.40|||infusion
YP130|葡萄糖氯化钠注射液|pttmhnzsy|袋|A|0|3.80|||infusion
YP131|乳酸钠林格注射液|ssnlgzsy|袋|A|0|4.60|||infusion
YP132|氯化钾注射液|mhjzsy|支|A|0|0.60|||infusion
YP133|维生素C注射液|wssczsy|支|A|0|0.90|||infusion
YP134|维生素B6注射液|wssb6zsy|支|A|0|0.70|||infusion
YP135|地塞米松磷酸钠注射液|dsmsmsnzsy|支|A|0|0.80|||infusion
YP136|注射用甲泼尼龙琥珀酸钠|zsyjpnmhpsn|支|B|0.05|18.60|18.60|procured|infusion rheum
YP137|去甲肾上腺素注射液|qjssxszsy|支|A|0|12.80|||critical
YP138|多巴胺注射液|dbazsy|支|A|0|4.60|||critical
YP139|咪达唑仑注射液|mdzmzsy|支|A|0|16.40|16.40|procured|critical surgery
YP140|丙泊酚乳状注射液|bpfszzsy|支|A|0|18.60|18.60|procured|surgery
YP141|七氟烷吸入剂|qfwxsj|瓶|B|0.10|486.00|486.00|procured|surgery
YP142|罗库溴铵注射液|mkxazsy|支|B|0.05|21.80|21.80|procured|surgery
YP143|舒芬太尼注射液|sftnzsy|支|A|0|28.60|||surgery
YP144|罗哌卡因注射液|mpkyzsy|支|A|0|9.60|9.60|procured|surgery
YP145|氟比洛芬酯注射液|fbmfzzsy|支|B|0.10|19.80|19.80|procured|surgery pain
YP146|帕瑞昔布钠注射剂|psxbnzsj|支|B|0.20|24.60|24.60|procured|surgery pain
YP147|盐酸曲马多缓释片|ysqmdhsp|盒|B|0.05|16.80|||pain oncology
YP148|硫酸吗啡缓释片|msmfhsp|盒|A|0|48.60|||pain oncology
YP149|塞来昔布胶囊|slxbjn|盒|B|0.05|12.60|12.60|procured|pain rheum
YP150|双氯芬酸钠缓释片|smfsnhsp|盒|A|0|6.80|6.80|procured|pain rheum
YP151|洛索洛芬钠片|msmfnp|盒|B|0.05|14.20|14.20|procured|pain
YP152|云南白药胶囊|ynbyjn|盒|A|0|29.80|||pain chinese surgery
YP153|伤科接骨片|skjgp|盒|B|0.10|26.40|||pain chinese
YP154|独活寄生丸|dhjsw|盒|A|0|18.60|||pain chinese
YP155|甲氨蝶呤片|jadmp|瓶|A|0|16.80|||rheum
YP156|来氟米特片|lfmtp|盒|B|0.05|28.60|28.60|procured|rheum
YP157|羟氯喹片|qmkp|盒|B|0.05|34.80|34.80|procured|rheum
YP158|硫唑嘌呤片|mzpmp|瓶|A|0|46.20|||rheum
YP159|托法替布片|tftbp|盒|B|0.20|196.00|196.00|procured|rheum
YP160|泼尼松片|pnsp|瓶|A|0|6.40|||rheum
YP161|碳酸钙D3片|tsgd3p|盒|B|0.10|32.60|||rheum
YP162|阿仑膦酸钠片|ammsnp|盒|A|0|14.60|14.60|procured|rheum
YP163|左甲状腺素钠片|zjzxsnp|盒|A|0|26.80|||thyroid
YP164|甲巯咪唑片|jqmzp|盒|A|0|9.40|||thyroid
YP165|丙硫氧嘧啶片|bmymdp|瓶|A|0|12.60|||thyroid
YP166|丙戊酸钠缓释片|bwsnhsp|盒|A|0|28.60|||epilepsy mental
YP167|左乙拉西坦片|zylxtp|盒|B|0.05|32.40|32.40|procured|epilepsy
YP168|卡马西平片|kmxpp|瓶|A|0|8.60|||epilepsy
YP169|奥卡西平片|akxpp|盒|B|0.05|41.60|41.60|procured|epilepsy
YP170|苯巴比妥片|bbbtp|瓶|A|0|4.20|||epilepsy
YP171|利培酮片|lptp|盒|A|0|8.60|8.60|procured|mental
YP172|奥氮平片|adpp|盒|A|0|14.60|14.60|procured|mental
YP173|喹硫平片|kmpp|盒|A|0|16.80|16.80|procured|mental
YP174|阿立哌唑片|alpzp|盒|B|0.05|11.60|11.60|procured|mental
YP175|氯氮平片|mdpp|瓶|A|0|6.80|||mental
YP176|氨磺必利片|ahblp|盒|B|0.05|24.80|24.80|procured|mental
YP177|碳酸锂片|tslp|瓶|A|0|12.60|||mental
YP178|帕罗西汀片|pmxtp|盒|A|0|12.40|12.40|procured|mental
YP179|多巴丝肼片|dbsjp|盒|A|0|58.60|||parkinson
YP180|普拉克索片|plksp|盒|B|0.05|19.80|19.80|procured|parkinson
YP181|重组人促红素注射液|czrchszsy|支|B|0.05|24.60|24.60|procured|dialysis
YP182|蔗糖铁注射液|zttzsy|支|B|0.10|28.40|28.40|procured|dialysis
YP183|碳酸司维拉姆片|tsswlmp|瓶|B|0.10|186.00|186.00|procured|dialysis
YP184|骨化三醇胶丸|ghscjw|盒|B|0.05|26.80|26.80|procured|dialysis rheum
YP185|复方α酮酸片|fftsp|盒|B|0.10|98.00|98.00|procured|dialysis
YP186|肾衰宁片|ssnp|盒|B|0.10|34.60|||dialysis chinese
YP187|紫杉醇注射液|zsczsy|支|A|0|38.60|38.60|procured|oncology
YP188|多西他赛注射液|dxsszsy|支|B|0.05|64.80|64.80|procured|oncology
YP189|注射用奥沙利铂|zsyaslb|支|B|0.05|96.40|96.40|procured|oncology
YP190|注射用吉西他滨|zsyjxsb|支|B|0.05|88.60|88.60|procured|oncology
YP191|注射用培美曲塞二钠|zsypmqsen|支|B|0.10|198.00|198.00|procured|oncology
YP192|卡培他滨片|kpsbp|盒|B|0.05|86.40|86.40|procured|oncology
YP193|替吉奥胶囊|tjajn|盒|B|0.05|112.00|112.00|procured|oncology
YP194|吉非替尼片|jftnp|盒|B|0.10|257.00|257.00|procured|oncology
YP195|伊马替尼片|ymtnp|盒|B|0.10|298.00|298.00|procured|oncology
YP196|曲妥珠单抗注射剂|qtzdkzsj|支|B|0.20|2680.00|2680.00||oncology costly
YP197|贝伐珠单抗注射液|bfzdkzsy|支|B|0.20|1148.00|1148.00||oncology costly
YP198|卡瑞利珠单抗注射剂|kslzdkzsj|支|B|0.20|2576.00|2576.00||oncology costly
YP199|来曲唑片|lqzp|盒|B|0.05|28.60|28.60|procured|oncology
YP200|比卡鲁胺片|bkmap|盒|B|0.05|46.80|46.80|procured|oncology
YP201|昂丹司琼注射液|adsqzsy|支|A|0|3.60|3.60|procured|oncology surgery
YP202|人粒细胞刺激因子注射液|rlxbcjyzzsy|支|B|0.10|42.60|42.60|procured|oncology
YP203|异烟肼片|yyjp|瓶|A|0|8.40|||tuberculosis
YP204|利福平胶囊|lfpjn|瓶|A|0|12.60|||tuberculosis
YP205|吡嗪酰胺片|bqxap|瓶|A|0|16.20|||tuberculosis
YP206|乙胺丁醇片|yadcp|瓶|A|0|14.80|||tuberculosis
YP207|六味地黄丸|mwdhw|瓶|A|0|12.80|||chinese
YP208|补中益气丸|bzyqw|瓶|A|0|11.60|||chinese
YP209|金水宝胶囊|jsbjn|盒|B|0.20|38.60|||chinese
YP210|百令胶囊|bmjn|盒|B|0.20|42.80|||chinese dialysis
YP211|参苓白术散|slbss|盒|A|0|16.40|||chinese
YP212|复方水杨酸软膏|ffsyssg|支|A|0|5.60|||skin
YP213|糠酸莫米松乳膏|ksmmssg|支|B|0.05|9.80|9.80|procured|skin
YP214|炉甘石洗剂|mgsxj|瓶|A|0|4.60|||skin
YP215|玻璃酸钠滴眼液|blsndyy|支|B|0.10|14.60|14.60|procured|eye
YP216|左氧氟沙星滴眼液|zyfsxdyy|支|A|0|6.80|6.80|procured|eye
YP217|重组人生长激素注射液|czrszjszsy|支|C|0|356.00|||selfpaid
YP218|美容祛斑乳膏|msqbsg|支|C|0|88.00|||selfpaid
YP219|复合维生素片|fhwssp|瓶|C|0|68.00|||selfpaid
YP220|氨糖软骨素钙片|atsgsgp|瓶|C|0|128.00|||selfpaid
YP221|进口脂质体营养液|jkzztyyy|瓶|C|0|268.00|||selfpaid
`;
