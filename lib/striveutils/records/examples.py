"""A small example of each file, as a person would write it; the data dictionary shows them and a test reads them.

Together they are a small partnership: what one names, another records.
"""

OF_NETWORK = ("north-attendance",)
OF_CYCLE = (*OF_NETWORK, "walking-groups")
ABOUT_INDICATOR = ("chronic-absence",)

PARTNERSHIP = """\
schema_version: 1
name: Example Partnership
languages: [en, es]
minimum_group_size: 10
school_year_starts: 7
contact: hello@example.org
ask_en: What would help your child get to school every day?
ask_es: ¿Qué ayudaría a su hijo o hija a llegar a la escuela todos los días?
"""

ORGANISATIONS = """\
organisation,name_en,name_es,sector
north-schools,North Schools,Escuelas del Norte,school system
"""

OUTCOMES = """\
outcome,name_en,name_es,stage,priority
attendance,Children are in school every day,Los niños y niñas asisten a la escuela todos los días,elementary,yes
"""

LABELS = """\
kind,id,name_en,name_es
place,north,North,Norte
dimension,grade,Grade,Grado
group,kindergarten,Kindergarten,Kínder
group,grade-1,Grade 1,Primer grado
measure,on-time,Children on time,Niños y niñas que llegan a tiempo
"""

JOURNAL = """\
file,row,first_seen_on
networks/north-attendance/points.csv,9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08,2019-10-08
"""

APPROVALS = """\
network,text,approved_by,approved_on
north-attendance,2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae,coordinator,2019-11-20
"""

SHOWN = """\
release,page,measure,period,place,dimension,group,shown,numerator,denominator,value
0001-2019-11-20,north-attendance,chronic-absence,2018-19,north,all,all,yes,156,1000,15.6
0001-2019-11-20,north-attendance,chronic-absence,2018-19,north,grade,kindergarten,yes,30,200,15.0
0001-2019-11-20,north-attendance,chronic-absence,2018-19,north,grade,grade-1,no,,,
"""

ANSWERS = """\
network,heard_on,you_told_us_en,you_told_us_es,we_did_en,we_did_es
north-attendance,2019-11-05,Mornings are hard.,Las mañanas son difíciles.,We moved the meeting point.,\
Cambiamos el punto de encuentro.
"""

INDICATORS = """\
indicator,outcome,name_en,name_es,level,direction,unit,frequency,counts,smallest_change,lag_months,population_en,\
population_es,why_en,why_es,source,source_address,licence
chronic-absence,attendance,Chronic absence,Ausentismo crónico,core,down,percent,annual,children,2,3,students,\
estudiantes,Children who miss school fall behind.,Quien falta a la escuela se atrasa.,State education department,\
https://example.org/absence,public domain
"""

VERSIONS = """\
indicator,version,from_period,definition_en,definition_es,kind,reason,comparable,decided_on
chronic-absence,1,2011-12,Missed 10 percent or more of the days enrolled.,\
Faltó al 10 por ciento o más de los días de clase.,definition,,yes,2012-01-15
"""

OBSERVATIONS = """\
period,place,dimension,group,numerator,denominator,value,version,note
2015-16,north,all,all,162,1000,,1,
2016-17,north,all,all,,,16.9,1,
2017-18,north,all,all,182,1000,,1,
2018-19,north,all,all,156,1000,,1,
2018-19,north,grade,kindergarten,30,200,,1,
2018-19,north,grade,grade-1,,,,1,suppressed at source
"""

TARGETS = """\
indicator,place,group,baseline_period,target_period,target,set_on,why
chronic-absence,north,all,2015-16,2020-21,12,2018-09-15,One in four of those now absent
"""

CHECKS = """\
indicator,checked_on,kind,method,result,action
chronic-absence,2019-10-01,source,Compared with the published table,passed,
"""

NETWORK = """\
name_en: North attendance network
name_es: Red de asistencia del Norte
outcome: attendance
indicator: chronic-absence
places: [north]
state: active
state_since: 2018-09-01
table: leadership
organisations: [north-schools]
meets_en: First Tuesday of the month, 5:30 pm, Family Center
meets_es: Primer martes del mes, 5:30 pm, Centro Familiar
minutes_a_week: 30
charters:
  - version: 1
    adopted_on: 2018-10-02
    purpose_en: Every child in school every day.
    purpose_es: Cada niño y cada niña en la escuela todos los días.
    aim: {group: all, from: 16.2, to: 12, by: 2021-06-30}
    drivers: [Rides to school]
    findings: [kindergarten-mornings]
"""

FINDINGS = """\
finding,found_on,dimension,groups,statement_en,statement_es,interpreted_by,used_in
kindergarten-mornings,2018-09-20,grade,kindergarten; grade-1,The youngest miss the most days.,\
Los más pequeños son quienes más días faltan.,families and teachers,north-attendance-1; walking-groups
"""

ACTIONS = """\
action,what_en,what_es,who,due,horizon,finding,state,done_on,done_by,result,obstacle
call-home,Call families on the second day missed,Llamar a las familias al segundo día de falta,school office,\
2020-03-15,30,kindergarten-mornings,open,,,,
"""

CYCLE = """\
language: en
title: Walking groups
change_idea_en: Two parents walk with ten children.
change_idea_es: Dos padres o madres caminan con diez niños y niñas.
driver: Rides to school
plan:
  question: Will children who walk in a group arrive on time more often?
  starts_on: 2019-10-01
  ends_on: 2019-12-20
  tasks:
    - Ask parents
    - Draw the routes
  measures:
    - measure: on-time
      name_en: Children on time
      name_es: Niños y niñas que llegan a tiempo
      kind: process
      direction: up
      unit: percent
      frequency: weekly
      counts: children
  predictions:
    - prediction: p1
      measure: on-time
      because: Children like to walk together.
      low: 75
      high: 85
      look_on: 2019-12-20
do:
  as_planned: partly
  happened: Four groups walked every morning.
study: {}
act: {}
"""

POINTS = """\
measure,date,place,group,numerator,denominator,value,cycle,note
on-time,2019-10-07,north,all,40,60,,walking-groups,
on-time,2019-10-14,north,all,44,60,,walking-groups,
"""

LIFT_ITEMS = """\
item,network,kind,domain,statement_en,statement_es,source,evidence,who_is_affected,asked_of,visibility
bus-stop,north-attendance,barrier,operational,The bus stop is too far.,La parada del autobús queda muy lejos.,\
walking-groups,Parents measured it,families,leadership,public
"""

LIFT_EVENTS = """\
item,state,on,by,text
bus-stop,lifted,2019-11-05,north-attendance,
"""

TABLES = """\
table,name_en,name_es,kind,every_days,adopted_on,reaffirmed_on
leadership,Leadership table,Mesa directiva,leadership,90,2018-06-01,2019-06-01
"""

RELEASES = """\
release,kind,audience,released_on,languages,reviewed_es_on,channel,title_en,title_es,link,indicators,message_version,sha256
0001-2019-11-20,brief,public,2019-11-20,en; es,2019-11-18,website,Briefs for fall,Informes de otoño,\
https://example.org/briefs,chronic-absence,,fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9
"""

AGREEMENTS = """\
agreement,parties,purpose,legal_basis,elements,minimum_group_size,tails,figures,starts_on,ends_on,destroy_by
north-schools-2018,North Schools; Example Partnership,To see whether attendance improves,Written agreement,\
counts of absent children by grade,10,ends,counts,2018-07-01,2021-06-30,2021-12-31
"""

POLICIES = """\
policy,ask_en,ask_es,level,decision_maker,indicator,from_item,visibility,state
safe-bus-stops,Bus stops within half a mile of every school.,Paradas de autobús a menos de 800 metros de cada escuela.,\
local,city transport office,chronic-absence,bus-stop,public,open
"""
