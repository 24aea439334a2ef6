BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support/TestKit.psm1')
    Import-Module (Get-StagedManifest)

    $script:truth = Join-Path $TestDrive 'truth'
    $script:found = Join-Path $TestDrive 'found'
    $null = New-Item -ItemType Directory -Path $truth, $found
    # 2 of 8 words are substituted. By speaker, the second one is a deletion of Ann and an insertion of Bob.
    Set-Content (Join-Path $truth 'call.txt') 'Ann: Hello there, how are you?', 'Bob: I am fine.'
    Set-Content (Join-Path $found 'call.vtt') 'WEBVTT', '', '00:00.000 --> 00:02.000', '<v X>Hello their how are</v>', '', '00:02.000 --> 00:04.000', '<v Y>well I am fine</v>'
    Set-Content (Join-Path $truth 'talk.txt') 'Cy: one two'
    Set-Content (Join-Path $found 'talk.txt') 'Cy: One, two.'
}

Describe 'Measure-SymblTranscript' -Tag UserPath {
    It 'accepts files from Get-ChildItem without a connection' {
        Get-SymblConnection | Should -BeNullOrEmpty
        $scores = Get-ChildItem $found | Measure-SymblTranscript $truth
        $scores.Recording | Should -Be 'call', 'talk', 'Total'
        $scores.WordErrorRate | Should -Be 0.25, 0, 0.2
        $scores.CpWordErrorRate | Should -Be 0.375, 0, 0.3
    }

    It 'exports flat columns to CSV' {
        $file = Join-Path $TestDrive 'scores.csv'
        Measure-SymblTranscript $truth $found | Export-Csv -LiteralPath $file
        $cells = Import-Csv -LiteralPath $file | ForEach-Object { $_.PSObject.Properties.Value }
        $cells | Where-Object { $_ -match '^(System\.|SymblPS\.)' } | Should -BeNullOrEmpty
    }

    It 'shows <view> within 80 columns' -ForEach @(
        @{ view = 'scores'; show = { Measure-SymblTranscript $truth $found }; heading = '^Recording +WER +cpWER +Words +Subst +Del +Ins +Found' }
        @{ view = 'speakers'; show = { (Measure-SymblTranscript $truth $found)[0].Speakers }; heading = '^Speaker +MappedTo +WER +Words +Correct +Subst +Del +Ins' }
        @{ view = 'confused words'; show = { (Measure-SymblTranscript $truth $found)[0].Confusion }; heading = '^Reference +Hypothesis +Count' }
        @{ view = 'aligned words'; show = { (Measure-SymblTranscript $truth $found -Detail)[0].Words }; heading = '^Operation +Reference +Hypothesis +ReferenceSpeaker +HypothesisSpeaker' }
    ) {
        $lines = (& $show | Out-String -Width 80) -split '\r?\n'
        $lines -match $heading | Should -HaveCount 1
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 80
    }

    It 'names the normalization and the unit' {
        (Measure-SymblTranscript $truth $found -Normalization English | Out-String -Width 80) | Should -Match 'Normalization: English, words'
    }
}
